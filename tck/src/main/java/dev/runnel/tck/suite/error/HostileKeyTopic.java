package dev.runnel.tck.suite.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Page;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.RunnelException;
import dev.runnel.tck.scenario.campus.Course;
import dev.runnel.tck.scenario.campus.Courses;
import dev.runnel.tck.scenario.campus.Department;
import dev.runnel.tck.scenario.campus.Departments;
import dev.runnel.tck.scenario.campus.Enrollments;
import dev.runnel.tck.scenario.campus.Students;
import dev.runnel.tck.suite.Topic;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Texts with a meaning in SQL, as composite keys and foreign keys. */
public abstract class HostileKeyTopic extends Topic {
    private static final Comparator<Department> BY_KEY = Comparator.comparing(
                    Department::campus, StorageType.TEXT.order()::compare)
            .thenComparing(Department::code, StorageType.TEXT.order()::compare);

    private List<Department> departments = List.of();

    @Override
    protected List<ModelProvider> models() {
        return List.of(Departments.MODEL, Courses.MODEL, Students.MODEL, Enrollments.MODEL);
    }

    /** Each text beside itself and beside the next one, so that no text may end a part and begin another. */
    @BeforeEach
    void createAll() {
        List<Departments.Create> created = new ArrayList<>();
        List<String> texts = HostileTextTopic.TEXTS.stream()
                .filter(text -> text.length() <= capabilities().types().maxKeyTextLength())
                .toList();
        for (int i = 0; i < texts.size(); i++) {
            String campus = texts.get(i);
            for (String code : List.of(campus, texts.get((i + 1) % texts.size()))) {
                created.add(Departments.create()
                        .campus(campus)
                        .code(code)
                        .name("d" + created.size())
                        .courses(c -> c.number(1).title(code).credits(2)));
            }
        }
        List<Department> all = new ArrayList<>();
        for (int from = 0; from < created.size(); from += 20) {
            List<Departments.Create> some = created.subList(from, Math.min(from + 20, created.size()));
            all.addAll(get(Departments.createMany(some).exec(db())));
        }
        departments = all;
        probe().clear();
    }

    @Test
    void findTheirRows() {
        for (Department one : departments) {
            assertThat(get(Departments.byKey(one.campus(), one.code()).one(db()))
                            .name())
                    .isEqualTo(one.name());
        }
        List<Departments.Key> keys =
                departments.stream().map(Departments::keyOf).toList();
        assertThat(list(Departments.byKeys(keys).all(db()))).containsExactlyInAnyOrderElementsOf(departments);
        for (Department one : departments) {
            assertThat(list(Departments.byCampus(one.campus()).all(db())))
                    .as(one.campus())
                    .containsExactlyInAnyOrderElementsOf(departments.stream()
                            .filter(other -> other.campus().equals(one.campus()))
                            .toList());
            assertThat(list(Departments.filter(d ->
                                    d.campus().eq(one.campus()).and(d.code().startsWith(one.code())))
                            .all(db())))
                    .containsExactlyInAnyOrderElementsOf(departments.stream()
                            .filter(other -> other.campus().equals(one.campus())
                                    && other.code().startsWith(one.code()))
                            .toList());
        }
    }

    @Test
    void arePlacesOfPages() {
        List<Department> expected = departments.stream().sorted(BY_KEY).toList();
        List<Department> read = new ArrayList<>();
        Optional<String> next = Optional.empty();
        Optional<String> last = Optional.empty();
        do {
            Page<Department> page = get(
                    next.map(Departments.all()::after).orElse(Departments.all()).page(7, db()));
            read.addAll(page.items());
            next = page.next();
            last = page.previous();
        } while (next.isPresent());
        assertThat(read).isEqualTo(expected);

        List<Department> back =
                new ArrayList<>(expected.subList(expected.size() - expected.size() % 7, expected.size()));
        Collections.reverse(back);
        while (last.isPresent()) {
            Page<Department> page = get(Departments.all().before(last.get()).page(7, db()));
            List<Department> items = new ArrayList<>(page.items());
            Collections.reverse(items);
            back.addAll(items);
            last = page.previous();
        }
        Collections.reverse(back);
        assertThat(back).isEqualTo(expected);
    }

    @Test
    void leadToTheirRows() {
        List<Department> read = list(Departments.all().include(d -> d.courses()).all(db()));
        assertThat(read)
                .hasSameSizeAs(departments)
                .allSatisfy(one -> assertThat(one.courses().get())
                        .singleElement()
                        .satisfies(course -> {
                            assertThat(course.campus()).isEqualTo(one.campus());
                            assertThat(course.title()).isEqualTo(one.code());
                        }));
        for (Course course : list(Courses.all().include(c -> c.department()).all(db()))) {
            assertThat(course.department().get().campus()).isEqualTo(course.campus());
            assertThat(course.department().get().code()).isEqualTo(course.code());
        }
        for (Department one : departments) {
            assertThat(list(Courses.filter(c -> c.department().eq(one))
                            .select(c -> c.title())
                            .all(db())))
                    .containsExactly(one.code());
            assertThat(list(Departments.courses(one).department().all(db()))).containsExactly(one);
        }
        assertThat(get(Courses.filter(c -> c.department().in(departments)).count(db())))
                .isEqualTo(departments.size());
    }

    @Test
    void changeAndRemoveTheirRows() {
        for (Department one : departments) {
            assertThat(get(Departments.update(one).name("x" + one.name()).exec(db()))
                            .name())
                    .isEqualTo("x" + one.name());
            hidden(
                    ConstraintViolationException.class,
                    one,
                    () -> Departments.insert(one).exec(db()));
            hidden(
                    ConstraintViolationException.class,
                    one,
                    () -> Departments.delete(one).exec(db()));
            assertThat(get(Departments.courses(one).delete().exec(db())).matched())
                    .isOne();
            get(Departments.delete(one).exec(db()));
            hidden(NotFoundException.class, one, () -> Departments.delete(one).exec(db()));
            hidden(
                    NotFoundException.class,
                    one,
                    () -> Departments.byKey(one.campus(), one.code()).one(db()));
        }
        assertThat(get(Departments.all().count(db()))).isZero();
        assertThat(get(Courses.all().count(db()))).isZero();
    }

    /** The error names no part of the key, but in its accessor. */
    private static void hidden(
            Class<? extends RunnelException> type, Department one, Supplier<? extends Mono<?>> statement) {
        RunnelException failed = failure(type, statement);
        if (one.campus().length() > 7) {
            assertThat(failed.toString()).doesNotContain(one.campus());
        }
    }
}
