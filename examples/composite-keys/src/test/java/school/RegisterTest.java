package school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Deferred;
import dev.runnel.Page;
import dev.runnel.error.NotFoundException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import support.OnH2;

class RegisterTest extends OnH2 {
    private static final School NORTH = new School("north");
    private static final School SOUTH = new School("south");

    private final Register register = new Register(db, NORTH);

    RegisterTest() {
        super("school");
    }

    @BeforeEach
    void twoSchoolsWithCoursesOfTheSameCodes() {
        get(register.open(courses(NORTH), students(NORTH)));
        get(new Register(db, SOUTH).open(courses(SOUTH), students(SOUTH)));
    }

    @Test
    void oneByItsKeyHasBothEnds() {
        Enrollment enrollment = get(register.enrollment("math", 2));
        assertThat(enrollment.course().get().title()).isEqualTo("math in north");
        assertThat(enrollment.student().get().name()).isEqualTo("Bo of north");
        assertThat(Enrollments.keyOf(enrollment)).isEqualTo(new Enrollments.Key(NORTH, "math", 2));
    }

    @Test
    void someByTheirKeys() {
        List<Enrollments.Key> keys = List.of(
                new Enrollments.Key(NORTH, "math", 1),
                new Enrollments.Key(SOUTH, "art", 3),
                new Enrollments.Key(SOUTH, "none", 1));
        assertThat(list(register.all(keys)))
                .extracting(Enrollments::keyOf)
                .containsExactlyInAnyOrder(keys.get(0), keys.get(1));
    }

    @Test
    void whatBeginsAKeyFindsOneSchoolOnly() {
        assertThat(list(register.names("art"))).containsExactly("Ann of north", "Bo of north", "Cy of north");
    }

    @Test
    void marksRankAndCrossNoSchool() {
        Course math = get(Courses.byKey(NORTH, "math").one(db));
        for (int student = 1; student <= 3; student++) {
            get(register.mark(math, get(register.enrollment("math", student)), 10 * student));
        }
        Enrollment elsewhere = get(Enrollments.byKey(SOUTH, "math", 1).one(db));
        assertThatThrownBy(() -> get(register.mark(math, elsewhere, 50))).isInstanceOf(NotFoundException.class);

        List<Course> best = list(register.best());
        assertThat(best).extracting(Course::code).containsExactly("art", "math");
        assertThat(best.get(0).enrollments().get()).isEmpty();
        assertThat(best.get(1).enrollments().get())
                .extracting(e -> e.student().get().name())
                .containsExactly("Cy of north", "Bo of north");

        Page<Enrollment> first = get(register.ranking(4, Optional.empty()));
        Page<Enrollment> second = get(register.ranking(4, first.next()));
        assertThat(first.items()).extracting(e -> e.mark().orElse(0)).containsExactly(30, 20, 10, 0);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isEmpty();
    }

    private static List<Course> courses(School school) {
        return List.of(
                new Course(school, "math", "math in " + school.code(), Deferred.unloaded()),
                new Course(school, "art", "art in " + school.code(), Deferred.unloaded()));
    }

    private static List<Student> students(School school) {
        return List.of(
                new Student(school, 1, "Ann of " + school.code(), Deferred.unloaded()),
                new Student(school, 2, "Bo of " + school.code(), Deferred.unloaded()),
                new Student(school, 3, "Cy of " + school.code(), Deferred.unloaded()));
    }
}
