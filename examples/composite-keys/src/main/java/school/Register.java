package school;

import dev.runnel.Page;
import dev.runnel.Session;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The queries of a school about its courses. */
public final class Register {
    private final Session session;
    private final School school;

    public Register(Session session, School school) {
        this.session = session;
        this.school = school;
    }

    /** Courses and students, created together with who takes what. */
    public Mono<List<Enrollment>> open(List<Course> courses, List<Student> students) {
        List<Enrollments.Create> everyoneTakesAll = courses.stream()
                .flatMap(course -> students.stream()
                        .map(student -> Enrollments.create().course(course).student(student)))
                .toList();
        return session.transaction(tx -> Courses.insertMany(courses)
                .exec(tx)
                .then(Students.insertMany(students).exec(tx))
                .then(Enrollments.createMany(everyoneTakesAll).exec(tx)));
    }

    /** One enrolment by its whole key, with its student and its course. */
    public Mono<Enrollment> enrollment(String course, int student) {
        return Enrollments.byKey(school, course, student)
                .include(e -> e.course(), e -> e.student())
                .one(session);
    }

    /** Some enrolments by their keys: one statement. */
    public Flux<Enrollment> all(Collection<Enrollments.Key> keys) {
        return Enrollments.byKeys(keys).all(session);
    }

    /** The names of the students of a course, found by a prefix of the key. */
    public Flux<String> names(String course) {
        return Enrollments.bySchoolAndCourseCode(school, course)
                .orderBy(e -> e.student().name().asc())
                .select(e -> e.student().name())
                .all(session);
    }

    /** Gives a mark; {@code NotFoundException} where the student does not take the course. */
    public Mono<Enrollment> mark(Course course, Enrollment enrollment, int mark) {
        return Courses.enrollments(course).update(enrollment).mark(mark).exec(session);
    }

    /** The courses, each with its two best enrolments and who they are. */
    public Flux<Course> best() {
        return Courses.bySchool(school)
                .orderBy(c -> c.code().asc())
                .include(c -> c.enrollments().with(Register::twoBest))
                .all(session);
    }

    private static Enrollments.Query twoBest(Enrollments.Query enrollments) {
        return enrollments
                .filter(e -> e.mark().isNotNull())
                .orderBy(e -> e.mark().desc())
                .limit(2)
                .include(e -> e.student());
    }

    /** A page of enrolments from the best mark down; equal marks by key. */
    public Mono<Page<Enrollment>> ranking(int size, Optional<String> cursor) {
        Enrollments.Query ranked =
                Enrollments.bySchool(school).orderBy(e -> e.mark().desc());
        return cursor.map(ranked::after).orElse(ranked).page(size, session);
    }
}
