package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.campus.Course;
import dev.runnel.tck.scenario.campus.Courses;
import dev.runnel.tck.scenario.campus.Department;
import dev.runnel.tck.scenario.campus.Departments;
import dev.runnel.tck.scenario.campus.Enrollments;
import dev.runnel.tck.scenario.campus.Students;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Conditions on components of a key, also with other conditions. A key-value store reads one partition if the condition
 * names it.
 */
public abstract class KeyConditionTopic extends Topic {
    private List<Department> departments = List.of();
    private List<Course> courses = List.of();

    @Override
    protected List<ModelProvider> models() {
        return List.of(Departments.MODEL, Courses.MODEL, Students.MODEL, Enrollments.MODEL);
    }

    @BeforeEach
    void createCourses() {
        List<Departments.Create> newDepartments = new ArrayList<>();
        List<Courses.Create> newCourses = new ArrayList<>();
        for (String campus : List.of("north", "nor%", "south")) {
            for (String code : List.of("math", "Math", "m_th", "law")) {
                newDepartments.add(
                        Departments.create().campus(campus).code(code).name(campus + " " + code));
                for (long number = 1; number <= 4; number++) {
                    newCourses.add(Courses.create()
                            .department(campus, code)
                            .number(number)
                            .title(code + " " + number)
                            .credits(number % 3));
                }
            }
        }
        departments = get(Departments.createMany(newDepartments).exec(db()));
        courses = get(Courses.createMany(newCourses).exec(db()));
        probe().clear();
    }

    @Test
    @Covers("filter_between/filter_between_sort_key")
    void betweenOnTheLastPart() {
        inOnePartition(
                c -> c.campus()
                        .eq("north")
                        .and(c.code().eq("math"))
                        .and(c.number().between(2L, 3L)),
                c -> c.campus().equals("north") && c.code().equals("math") && c.number() >= 2 && c.number() <= 3);
        inOnePartition(
                c -> c.campus().eq("south").and(c.number().between(4L, 9L)),
                c -> c.campus().equals("south") && c.number() >= 4);
        inOnePartition(
                c -> c.campus().eq("south").and(c.code().between("a", "m")),
                c -> c.campus().equals("south") && List.of("law").contains(c.code()));
    }

    @Test
    @Covers({"starts_with/starts_with_sort_key", "starts_with/starts_with_empty_prefix_sql"})
    void prefixesOfAPart() {
        inOnePartition(
                c -> c.campus().eq("north").and(c.code().startsWith("m")),
                c -> c.campus().equals("north") && c.code().startsWith("m"));
        inOnePartition(
                c -> c.campus().eq("north").and(c.code().startsWith("m_")),
                c -> c.campus().equals("north") && c.code().startsWith("m_"));
        inOnePartition(
                c -> c.campus().eq("north").and(c.code().startsWith("")),
                c -> c.campus().equals("north"));
        inOnePartition(c -> c.campus().eq("north").and(c.code().startsWith("zz")), c -> false);
    }

    @Test
    @Covers("starts_with/starts_with_partition_key_error")
    void aPrefixOfThePartitionReadsAll() {
        for (String prefix : List.of("nor", "nor%", "s", "")) {
            assertThat(list(Departments.filter(d -> d.campus().startsWith(prefix))
                            .all(db())))
                    .extracting(Departments::keyOf)
                    .containsExactlyInAnyOrderElementsOf(departments.stream()
                            .filter(d -> d.campus().startsWith(prefix))
                            .map(Departments::keyOf)
                            .toList());
        }
    }

    @Test
    @Covers("crud_query/query_boolean_filters_with_index")
    void otherConditionsInOnePartition() {
        Predicate<Course> north = c -> c.campus().equals("north");
        inOnePartition(
                c -> c.campus().eq("north").and(c.credits().eq(0L).or(c.title().eq("law 1"))),
                north.and(c -> c.credits() == 0 || c.title().equals("law 1")));
        inOnePartition(c -> c.campus().eq("north").and(c.credits().eq(0L).not()), north.and(c -> c.credits() != 0));
        inOnePartition(
                c -> c.campus()
                        .eq("north")
                        .and(c.credits().ne(1L))
                        .and(c.title().contains("1")),
                north.and(c -> c.credits() != 1 && c.title().contains("1")));
        inOnePartition(
                c -> c.campus()
                        .eq("north")
                        .and(c.credits().eq(0L).or(c.title().eq("law 1")).not()),
                north.and(c -> c.credits() != 0 && !c.title().equals("law 1")));
    }

    @Test
    @Covers("crud_option_filter/filter_option_with_partition_key")
    void absenceInOnePartition() {
        for (String campus : List.of("north", "south")) {
            get(Students.create().campus(campus).number(1).name("Ann").exec(db()));
            for (long number = 1; number <= 4; number++) {
                get(Enrollments.create()
                        .course(campus, "math", number)
                        .student(campus, 1)
                        .mark(number % 2 == 0 ? Optional.empty() : Optional.of(number))
                        .exec(db()));
            }
        }
        assertThat(list(Enrollments.filter(
                                e -> e.campus().eq("north").and(e.mark().isNull()))
                        .select(e -> e.courseNumber())
                        .all(db())))
                .containsExactlyInAnyOrder(2L, 4L);
        assertThat(list(Enrollments.filter(
                                e -> e.campus().eq("south").and(e.mark().isNotNull()))
                        .select(e -> e.courseNumber())
                        .all(db())))
                .containsExactlyInAnyOrder(1L, 3L);
    }

    private void inOnePartition(
            Function<Courses.Fields<Course>, Condition<Course>> condition, Predicate<Course> expected) {
        probe().clear();
        assertThat(list(Courses.filter(condition::apply).all(db())))
                .extracting(Courses::keyOf)
                .containsExactlyInAnyOrderElementsOf(
                        courses.stream().filter(expected).map(Courses::keyOf).toList());
        assertThat(probe().statements()).hasSize(1);
        if (!capabilities().reads().relational()) {
            assertThat(probe().statements().get(0)).contains("by partition");
        }
    }
}
