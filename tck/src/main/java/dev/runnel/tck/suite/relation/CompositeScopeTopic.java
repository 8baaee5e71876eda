package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.campus.Course;
import dev.runnel.tck.scenario.campus.Courses;
import dev.runnel.tck.scenario.campus.Departments;
import dev.runnel.tck.scenario.campus.Enrollment;
import dev.runnel.tck.scenario.campus.Enrollments;
import dev.runnel.tck.scenario.campus.Student;
import dev.runnel.tck.scenario.campus.Students;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries that start from one record, with keys of two or three components. */
public abstract class CompositeScopeTopic extends Topic {
    private Student ann;
    private Student idle;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Departments.MODEL, Courses.MODEL, Students.MODEL, Enrollments.MODEL);
    }

    @BeforeEach
    void write() {
        for (String code : List.of("math", "law")) {
            get(Departments.create().campus("north").code(code).name(code).exec(db()));
            for (long number = 1; number <= 2; number++) {
                get(Courses.create()
                        .department("north", code)
                        .number(number)
                        .title(code + " " + number)
                        .credits(number)
                        .exec(db()));
            }
        }
        ann = student(1, "Ann");
        Student bob = student(2, "Bob");
        idle = student(3, "Idle");
        enroll(ann, "math", 1);
        enroll(ann, "math", 1);
        enroll(ann, "law", 1);
        enroll(bob, "math", 1);
        enroll(bob, "math", 2);
        probe().clear();
    }

    private Student student(long number, String name) {
        return get(Students.create().campus("north").number(number).name(name).exec(db()));
    }

    private Enrollment enroll(Student student, String code, long number) {
        return get(Enrollments.create()
                .course("north", code, number)
                .student(student.campus(), student.number())
                .exec(db()));
    }

    /** Students and courses, by their enrollments. */
    @Test
    @Covers({
        "relation_many_to_many/query_from_both_sides",
        "relation_many_to_many/filter_through_join_model",
        "relation_many_to_many/include_from_both_sides",
        "relation_many_to_many/mutate_link_through_join_model"
    })
    void manyToManyByAModelBetween() {
        assertThat(list(Students.enrollments(ann)
                        .course()
                        .orderBy(c -> c.code().asc())
                        .select(c -> c.title())
                        .all(db())))
                .containsExactly("law 1", "math 1");
        assertThat(list(Students.enrollments(idle).course().all(db()))).isEmpty();
        Course math = get(Courses.filter(c -> c.title().eq("math 1")).one(db()));
        assertThat(list(Courses.enrollments(math)
                        .student()
                        .orderBy(s -> s.number().desc())
                        .select(s -> s.name())
                        .all(db())))
                .containsExactly("Bob", "Ann");

        assertThat(list(Students.filter(
                                s -> s.enrollments().any(e -> e.course().title().eq("math 2")))
                        .select(s -> s.name())
                        .all(db())))
                .containsExactly("Bob");
        assertThat(list(Courses.filter(c -> c.enrollments()
                                .any(e -> e.student()
                                        .name()
                                        .eq("Ann")
                                        .and(e.mark().isNull())))
                        .select(c -> c.title())
                        .all(db())))
                .containsExactlyInAnyOrder("law 1", "math 1");

        assertThat(list(Students.all()
                        .orderBy(s -> s.number().asc())
                        .include(s -> s.enrollments().with(e -> e.include(x -> x.course())))
                        .all(db())))
                .extracting(s -> s.enrollments().get().stream()
                        .map(e -> e.course().get().title())
                        .sorted()
                        .toList())
                .containsExactly(List.of("law 1", "math 1", "math 1"), List.of("math 1", "math 2"), List.of());
        assertThat(list(Courses.all()
                        .orderBy(c -> c.title().asc())
                        .include(c -> c.enrollments().with(e -> e.include(x -> x.student())))
                        .all(db())))
                .extracting(c -> c.enrollments().get().stream()
                        .map(e -> e.student().get().name())
                        .sorted()
                        .toList())
                .containsExactly(List.of("Ann"), List.of(), List.of("Ann", "Ann", "Bob"), List.of("Bob"));

        Enrollment link = enroll(idle, "law", 2);
        assertThat(get(Enrollments.update(link).mark(3L).exec(db())).mark()).contains(3L);
        assertThat(list(Students.enrollments(idle)
                        .course()
                        .select(c -> c.title())
                        .all(db())))
                .containsExactly("law 2");
        get(Enrollments.delete(link).exec(db()));
        assertThat(list(Students.enrollments(idle).course().all(db()))).isEmpty();
        assertThat(get(Students.all().count(db()))).isEqualTo(3);
        assertThat(get(Courses.all().count(db()))).isEqualTo(4);
    }

    @Test
    @Covers("relation_has_many_composite_key/composite_crud_user_todos")
    void theWholeLifeOfAChild() {
        assertThat(list(Students.enrollments(idle).all(db()))).isEmpty();
        Enrollment made = get(
                Students.enrollments(idle).create().course("north", "law", 2).exec(db()));
        assertThat(made.studentNumber()).isEqualTo(3);
        assertThat(list(Students.enrollments(idle).all(db()))).containsExactly(made);
        assertThat(get(Enrollments.byKey(made.campus(), made.id()).one(db()))).isEqualTo(made);

        assertThat(get(Students.enrollments(idle).update().mark(5L).exec(db())).matched())
                .isEqualTo(1);
        assertThat(get(Students.enrollments(ann)
                                .byKey(made.campus(), made.id())
                                .update()
                                .mark(1L)
                                .exec(db()))
                        .matched())
                .isZero();
        assertThat(get(Enrollments.byKey(made.campus(), made.id()).one(db())).mark())
                .contains(5L);

        assertThat(get(Students.enrollments(idle).delete().exec(db())).matched())
                .isEqualTo(1);
        assertThat(list(Students.enrollments(idle).all(db()))).isEmpty();
        assertThat(get(Enrollments.all().count(db()))).isEqualTo(5);
    }

    @Test
    @Covers("relation_has_many_composite_key/composite_select_belongs_to_basic")
    void selectsWhatTheyBelongTo() {
        assertThat(list(Enrollments.filter(e -> e.code().eq("law"))
                        .select(e -> e.student())
                        .all(db())))
                .containsExactly(ann);
    }
}
