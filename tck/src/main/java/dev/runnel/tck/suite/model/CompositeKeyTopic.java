package dev.runnel.tck.suite.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Condition;
import dev.runnel.OrderedRowValue;
import dev.runnel.RowValue;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.campus.Course;
import dev.runnel.tck.scenario.campus.Courses;
import dev.runnel.tck.scenario.campus.Department;
import dev.runnel.tck.scenario.campus.Departments;
import dev.runnel.tck.scenario.campus.Enrollment;
import dev.runnel.tck.scenario.campus.Enrollments;
import dev.runnel.tck.scenario.campus.Student;
import dev.runnel.tck.scenario.campus.Students;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/** Keys of two and three components: rows by whole keys, by lists of keys, by key prefixes. */
public abstract class CompositeKeyTopic extends Topic {
    private static final int MANY = 3_000;

    private static final Courses.Key LOGIC = new Courses.Key("north", "math", 1);
    private static final Courses.Key SETS = new Courses.Key("north", "math", 2);
    private static final Courses.Key SOUTH_LOGIC = new Courses.Key("south", "math", 1);

    @Override
    protected List<ModelProvider> models() {
        return List.of(Departments.MODEL, Courses.MODEL, Students.MODEL, Enrollments.MODEL);
    }

    @BeforeEach
    void seedCampuses() {
        List<Departments.Create> departments = new ArrayList<>();
        List<Courses.Create> courses = new ArrayList<>();
        List<Students.Create> students = new ArrayList<>();
        for (String campus : List.of("north", "south")) {
            for (String code : List.of("math", "law")) {
                departments.add(Departments.create().campus(campus).code(code).name(campus + " " + code));
                for (long number = 1; number <= 3; number++) {
                    courses.add(Courses.create()
                            .department(campus, code)
                            .number(number)
                            .title(code + " " + number)
                            .credits(number * 2));
                }
            }
            for (long number = 1; number <= 3; number++) {
                students.add(Students.create().campus(campus).number(number).name(campus + " " + number));
            }
        }
        get(Departments.createMany(departments).exec(db()));
        get(Courses.createMany(courses).exec(db()));
        get(Students.createMany(students).exec(db()));
        probe().clear();
    }

    private static List<Courses.Key> keys(List<Course> courses) {
        return courses.stream().map(Courses::keyOf).toList();
    }

    private Course course(Courses.Key key) {
        return get(Courses.byKey(key).one(db()));
    }

    private Enrollment enroll(Courses.Key course, long student) {
        return get(Enrollments.create()
                .course(course.campus(), course.code(), course.number())
                .student(course.campus(), student)
                .exec(db()));
    }

    @Test
    @Covers("crud_model_find_by_primary_key/composite_pk")
    void byKey() {
        assertThat(course(LOGIC).title()).isEqualTo("math 1");
        assertThat(get(Courses.byKey("south", "law", 3).one(db())).credits()).isEqualTo(6);
        assertThat(Courses.byKey("north", "math", 9).first(db()).block()).isNull();
        assertThat(failure(
                        NotFoundException.class,
                        () -> Courses.byKey("north", "math", 9).one(db())))
                .isNotNull();
    }

    @Test
    @Covers("crud_composite_key_in_list/filter_composite_key_in_list")
    void byKeys() {
        List<Courses.Key> wanted = List.of(SOUTH_LOGIC, LOGIC, new Courses.Key("north", "math", 9), LOGIC);
        assertThat(keys(list(Courses.byKeys(wanted).all(db())))).containsExactlyInAnyOrder(LOGIC, SOUTH_LOGIC);
        assertThat(get(Courses.byKeys(wanted).count(db()))).isEqualTo(2);
    }

    /** A list for each column would find the mixed pairs too. */
    @Test
    @Covers("crud_composite_key_in_list/filter_composite_key_in_list")
    void aListOfKeysIsNoListForEachPart() {
        List<Students.Key> wanted = List.of(new Students.Key("north", 1), new Students.Key("south", 2));
        assertThat(list(Students.byKeys(wanted).all(db())))
                .extracting(Students::keyOf)
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    /** Where an index takes only so much of a text. */
    @Test
    void aTextThatIsTooLongForAKeyIsRefused() {
        int most = capabilities().types().maxKeyTextLength();
        if (most < Integer.MAX_VALUE) {
            probe().clear();
            InvalidValueException refused = failure(
                    InvalidValueException.class,
                    () -> Departments.create()
                            .campus("\uD83D\uDE00".repeat(most + 1))
                            .code("x")
                            .name("long")
                            .exec(db()));
            assertThat(refused.field()).isEqualTo("Department.campus");
            assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.TOO_LONG);
            assertThat(probe().calls()).as("calls of the driver").isEmpty();
        }
    }

    @Test
    @Covers("crud_composite_key_in_list/filter_composite_key_in_list_empty")
    void noKeysAreNoRowsAndNoCall() {
        assertThat(list(Courses.byKeys(List.of()).all(db()))).isEmpty();
        assertThat(list(Students.filter(s -> RowValue.of(s.campus(), s.number()).in(List.of()))
                        .all(db())))
                .isEmpty();
        assertThat(probe().calls()).isEmpty();
    }

    /** A database that read the list of keys anew for each row would take many times as long. */
    @Test
    @Timeout(10)
    void readsByThousandsOfKeysAreNotQuadratic() {
        List<Students.Key> wanted = new ArrayList<>();
        for (int from = 0; from < MANY; from += 50) {
            List<Students.Create> students = new ArrayList<>();
            for (long number = from; number < from + 50; number++) {
                students.add(Students.create().campus("east").number(number).name("s"));
                wanted.add(new Students.Key("east", number));
            }
            get(Students.createMany(students).exec(db()));
        }

        assertThat(list(Students.byKeys(wanted).all(db()))).hasSize(MANY);
        assertThat(list(Students.filter(s -> RowValue.of(s.campus(), s.number())
                                .in(wanted.stream()
                                        .map(key -> Tuples.of(key.campus(), key.number()))
                                        .toList())
                                .not())
                        .all(db())))
                .hasSize(6)
                .allMatch(student -> !student.campus().equals("east"));
        assertThat(list(Students.filter(s -> s.campus()
                                .eq("north")
                                .or(RowValue.of(s.campus(), s.number())
                                        .in(wanted.stream()
                                                .map(key -> Tuples.of(key.campus(), key.number()))
                                                .toList())))
                        .all(db())))
                .hasSize(MANY + 3);
        assertThat(list(Students.all().include(s -> s.enrollments()).all(db())))
                .hasSize(MANY + 6)
                .allMatch(student -> student.enrollments().get().isEmpty());
    }

    @Test
    void nullIsNoKey() {
        assertThatThrownBy(() -> Courses.byKeys(listOfNull()))
                .isInstanceOfSatisfying(
                        InvalidStatementException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NULL_IN_LIST));
        assertThatThrownBy(() -> Courses.byKeys(List.of(new Courses.Key("north", unknown(), 1))))
                .isInstanceOf(InvalidStatementException.class);
        assertThatThrownBy(() -> Courses.byKey(SameAsNull.key())).isInstanceOf(InvalidValueException.class);
    }

    private static List<Courses.Key> listOfNull() {
        List<Courses.Key> keys = new ArrayList<>();
        keys.add(SameAsNull.key());
        return keys;
    }

    private static String unknown() {
        return SameAsNull.text();
    }

    /** Nulls that a caller without null checks may pass. */
    private static final class SameAsNull {
        private static final @Nullable Object[] NOTHING = {null};

        static Courses.Key key() {
            return (Courses.Key) NOTHING[0];
        }

        static String text() {
            return (String) NOTHING[0];
        }

        @SuppressWarnings("unchecked")
        static Tuple2<String, Long> tuple() {
            return (Tuple2<String, Long>) NOTHING[0];
        }
    }

    @Test
    void tuplesOfAnyFields() {
        assertThat(keys(list(Courses.filter(c -> RowValue.of(c.title(), c.credits())
                                .in(List.of(Tuples.of("math 1", 2L), Tuples.of("math 2", 2L))))
                        .all(db()))))
                .containsExactlyInAnyOrder(LOGIC, SOUTH_LOGIC);
        assertThat(keys(list(Courses.filter(c ->
                                RowValue.of(c.campus(), c.code(), c.number()).eq(Tuples.of("north", "math", 2L)))
                        .all(db()))))
                .containsExactly(SETS);
        assertThat(get(Courses.filter(c -> c.key().ne(LOGIC)).count(db()))).isEqualTo(11);
        assertThat(get(Courses.filter(c -> c.key().notIn(List.of(LOGIC, SETS))).count(db())))
                .isEqualTo(10);
    }

    /** The first parts that differ decide, as in the order of the rows. */
    @Test
    void tuplesAreOrdered() {
        Comparator<Course> byTitle = Comparator.comparing(Course::title).thenComparing(Course::credits);
        for (Course pivot : list(Courses.all().all(db()))) {
            Tuple2<String, Long> value = Tuples.of(pivot.title(), pivot.credits());
            assertOrdered(byTitle, pivot, c -> RowValue.of(c.title(), c.credits()), value);
            assertThat(keys(list(Courses.filter(
                                    c -> RowValue.of(c.title(), c.credits()).between(Tuples.of("math", 0L), value))
                            .all(db()))))
                    .containsExactlyInAnyOrderElementsOf(keys(
                            list(Courses.filter(c -> c.title().ge("math")).all(db())).stream()
                                    .filter(course -> byTitle.compare(course, pivot) <= 0)
                                    .toList()));
        }
        Course last = course(SETS);
        assertOrdered(
                Comparator.comparing(Course::campus).thenComparing(Course::code).thenComparing(Course::number),
                last,
                c -> RowValue.of(c.campus(), c.code(), c.number()),
                Tuples.of(last.campus(), last.code(), last.number()));
    }

    private <T> void assertOrdered(
            Comparator<Course> order,
            Course pivot,
            Function<Courses.Fields<Course>, OrderedRowValue<Course, T>> tuple,
            T value) {
        assertMatches(tuple, t -> t.lt(value), course -> order.compare(course, pivot) < 0);
        assertMatches(tuple, t -> t.le(value), course -> order.compare(course, pivot) <= 0);
        assertMatches(tuple, t -> t.gt(value), course -> order.compare(course, pivot) > 0);
        assertMatches(tuple, t -> t.ge(value), course -> order.compare(course, pivot) >= 0);
    }

    private <T> void assertMatches(
            Function<Courses.Fields<Course>, OrderedRowValue<Course, T>> tuple,
            Function<OrderedRowValue<Course, T>, Condition<Course>> condition,
            Predicate<Course> expected) {
        assertThat(keys(list(
                        Courses.filter(c -> condition.apply(tuple.apply(c))).all(db()))))
                .containsExactlyInAnyOrderElementsOf(keys(
                        list(Courses.all().all(db())).stream().filter(expected).toList()));
    }

    /** A comparison that an absent part decides is false. Its complement holds there. */
    @Test
    void anAbsentPartIsInNoRange() {
        get(Courses.update(course(SETS)).requiredNumber(1L).exec(db()));
        Tuple2<String, Long> value = Tuples.of("math", 0L);

        assertThat(keys(list(Courses.filter(c -> c.code()
                                .eq("math")
                                .and(RowValue.of(c.code(), c.requiredNumber()).gt(value)))
                        .all(db()))))
                .containsExactly(SETS);
        assertThat(get(Courses.filter(c -> c.code()
                                .eq("math")
                                .and(RowValue.of(c.code(), c.requiredNumber())
                                        .gt(value)
                                        .not()))
                        .count(db())))
                .isEqualTo(get(Courses.filter(c -> c.code().eq("math")).count(db())) - 1);
        assertThatThrownBy(() -> Courses.filter(
                        c -> RowValue.of(c.code(), c.requiredNumber()).lt(SameAsNull.tuple())))
                .isInstanceOf(InvalidValueException.class);
    }

    /** An absent part equals nothing: the row is in no list, and so it is in the complement. */
    @Test
    void anAbsentPartIsInNoList() {
        get(Courses.update(course(SETS)).requiredNumber(1L).exec(db()));
        List<Tuple2<String, Long>> wanted = List.of(Tuples.of("math", 1L), Tuples.of("law", 1L));

        assertThat(keys(list(Courses.filter(
                                c -> RowValue.of(c.code(), c.requiredNumber()).in(wanted))
                        .all(db()))))
                .containsExactly(SETS);
        assertThat(get(Courses.filter(
                                c -> RowValue.of(c.code(), c.requiredNumber()).notIn(wanted))
                        .count(db())))
                .isEqualTo(11);
    }

    @Test
    void keysOverAStepAreReadFromTheForeignKey() {
        Enrollment enrollment = enroll(LOGIC, 1);
        enroll(SOUTH_LOGIC, 1);

        assertThat(list(Enrollments.filter(e -> e.course().key().in(List.of(LOGIC, SETS)))
                        .all(db())))
                .containsExactly(enrollment);
        assertThat(list(Enrollments.filter(e -> e.course()
                                .key()
                                .eq(LOGIC)
                                .and(e.student().number().eq(1L)))
                        .all(db())))
                .containsExactly(enrollment);
    }

    @Test
    @Covers("crud_query/query_partition_key_string_eq")
    void theFirstPartsOfAKey() {
        assertThat(get(Courses.byCampus("north").count(db()))).isEqualTo(6);
        assertThat(list(Courses.byCampusAndCode("north", "math")
                        .orderBy(c -> c.number().desc())
                        .all(db())))
                .extracting(Course::number)
                .containsExactly(3L, 2L, 1L);
        assertThat(list(Courses.byCampus("north").filter(c -> c.number().eq(2L)).all(db())))
                .extracting(Course::code)
                .containsExactlyInAnyOrder("math", "law");
        assertThat(list(Courses.byCampus("north")
                        .filter(c -> c.title().eq("law 1"))
                        .all(db())))
                .extracting(Course::code)
                .containsExactly("law");
        assertThat(list(Courses.byCampus("west").all(db()))).isEmpty();
    }

    @Test
    @Covers("crud_query/query_local_key_cmp")
    void comparisonsOfTheLastPart() {
        Courses.Query math = Courses.byCampusAndCode("north", "math");
        assertThat(numbers(math.filter(c -> c.number().ne(2L)))).containsExactly(1L, 3L);
        assertThat(numbers(math.filter(c -> c.number().gt(2L)))).containsExactly(3L);
        assertThat(numbers(math.filter(c -> c.number().ge(2L)))).containsExactly(2L, 3L);
        assertThat(numbers(math.filter(c -> c.number().lt(2L)))).containsExactly(1L);
        assertThat(numbers(math.filter(c -> c.number().le(2L)))).containsExactly(1L, 2L);
    }

    private List<Long> numbers(Courses.Query query) {
        return list(query.all(db())).stream().map(Course::number).sorted().toList();
    }

    @Test
    @Covers("crud_query/query_or_on_keys")
    void oneOfTwoPartitionsOrKeys() {
        assertThat(get(Courses.filter(c -> c.campus().eq("north").or(c.campus().eq("south")))
                        .count(db())))
                .isEqualTo(12);
        assertThat(keys(list(Courses.filter(c -> c.key().eq(LOGIC).or(c.key().eq(SOUTH_LOGIC)))
                        .all(db()))))
                .containsExactlyInAnyOrder(LOGIC, SOUTH_LOGIC);
    }

    @Test
    void updatesAndDeletesOneRow() {
        Course changed = get(Courses.update(course(LOGIC)).title("proofs").exec(db()));
        assertThat(changed.title()).isEqualTo("proofs");
        assertThat(course(SOUTH_LOGIC).title()).isEqualTo("math 1");

        assertThat(get(Courses.delete(changed).exec(db())).matched()).isEqualTo(1);
        assertThat(get(Courses.all().count(db()))).isEqualTo(11);
        failure(NotFoundException.class, () -> Courses.delete(changed).exec(db()));
        failure(
                NotFoundException.class,
                () -> Courses.update(changed).title("again").exec(db()));
    }

    @Test
    @Covers("crud_partitioned/update_by_partition_key")
    void updatesAndDeletesByPartOfAKey() {
        assertThat(get(Courses.byCampusAndCode("south", "law")
                                .update()
                                .credits(9)
                                .exec(db()))
                        .matched())
                .isEqualTo(3);
        assertThat(get(Courses.filter(c -> c.credits().eq(9L)).count(db()))).isEqualTo(3);
        assertThat(get(Courses.byCampus("south").delete().exec(db())).matched()).isEqualTo(6);
        assertThat(get(Courses.all().count(db()))).isEqualTo(6);
    }

    @Test
    void aKeyIsTakenOnce() {
        ConstraintViolationException taken = failure(
                ConstraintViolationException.class,
                () -> Students.create().campus("north").number(1).name("again").exec(db()));
        assertThat(taken.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(get(Students.create().campus("north").number(4).name("Dora").exec(db()))
                        .campus())
                .isEqualTo("north");
    }

    @Test
    void aPartThatIsMade() {
        Enrollment made = enroll(LOGIC, 1);
        assertThat(made.id().version()).isEqualTo(7);
        assertThat(get(Enrollments.byKey("north", made.id()).one(db()))).isEqualTo(made);
        assertThat(list(Enrollments.byCampus("north").all(db()))).containsExactly(made);
        assertThat(list(Enrollments.byKey("south", made.id()).all(db()))).isEmpty();
    }

    @Test
    void includesOverKeysOfTwoAndThreeParts() {
        enroll(LOGIC, 1);
        enroll(LOGIC, 2);
        enroll(SOUTH_LOGIC, 1);
        probe().clear();

        Department math = get(Departments.byKey("north", "math")
                .include(d -> d.courses()
                        .with(c -> c.orderBy(f -> f.number().asc())
                                .include(f -> f.enrollments().with(e -> e.include(f2 -> f2.student())))))
                .one(db()));

        assertThat(math.courses().get()).extracting(Course::number).containsExactly(1L, 2L, 3L);
        assertThat(math.courses().get().get(0).enrollments().get())
                .extracting(e -> e.student().get().name())
                .containsExactlyInAnyOrder("north 1", "north 2");
        assertThat(math.courses().get().get(1).enrollments().get()).isEmpty();
        assertThat(probe().calls())
                .as("a lease, a read for each level, and it goes back")
                .hasSize(6);

        Enrollment enrollment = get(Enrollments.filter(e -> e.campus().eq("south"))
                .include(e -> e.course(), e -> e.course().department(), e -> e.student())
                .one(db()));
        assertThat(enrollment.course().get().department().get().name()).isEqualTo("south math");
        assertThat(enrollment.student().get().campus()).isEqualTo("south");
    }

    @Test
    void aRelationToTheSameModelSharesItsKey() {
        get(Courses.update(course(SETS)).requiredNumber(1L).exec(db()));

        Course sets = get(Courses.byKey(SETS).include(c -> c.required()).one(db()));
        assertThat(sets.required().get().map(Courses::keyOf)).contains(LOGIC);
        Course logic = get(Courses.byKey(LOGIC)
                .include(c -> c.requiring(), c -> c.required())
                .one(db()));
        assertThat(keys(logic.requiring().get())).containsExactly(SETS);
        assertThat(logic.required().get()).isEmpty();
        assertThat(get(Courses.filter(c -> c.required().isNull()).count(db()))).isEqualTo(11);
        assertThat(keys(list(Courses.filter(c -> c.required().eq(logic)).all(db()))))
                .containsExactly(SETS);

        Course free = get(Courses.update(sets).clearRequiredNumber().exec(db()));
        assertThat(free.requiredNumber()).isEmpty();
    }

    @Test
    void anOptionalRelationWhoseKeyItAloneHas() {
        Student tutor = get(Students.byKey("south", 1).one(db()));
        Student tutored = get(Students.update(get(Students.byKey("north", 1).one(db())))
                .tutor(tutor)
                .exec(db()));
        assertThat(tutored.tutorCampus()).contains("south");

        assertThat(get(Students.byKey("north", 1).include(s -> s.tutor()).one(db()))
                        .tutor()
                        .get())
                .map(Student::name)
                .contains("south 1");
        assertThat(list(Students.filter(s -> s.tutor().name().eq("south 1")).all(db())))
                .extracting(Student::name)
                .containsExactly("north 1");
        assertThat(list(Students.filter(s -> s.tutored().any(t -> t.campus().eq("north")))
                        .all(db())))
                .extracting(Student::name)
                .containsExactly("south 1");

        Student alone = get(Students.update(tutored).clearTutor().exec(db()));
        assertThat(alone.tutorCampus()).isEmpty();
        assertThat(alone.tutorNumber()).isEmpty();
    }

    @Test
    @Covers("relation_has_many_composite_key/composite_assign_existing_user_to_todo")
    void conditionsOverRelations() {
        Enrollment enrollment = enroll(LOGIC, 2);
        enroll(SOUTH_LOGIC, 2);
        Course logic = course(LOGIC);

        assertThat(list(Enrollments.filter(e -> e.course().eq(logic)).all(db())))
                .containsExactly(enrollment);
        assertThat(list(Enrollments.filter(e -> e.course().department().name().eq("north math"))
                        .all(db())))
                .containsExactly(enrollment);
        assertThat(keys(list(Courses.filter(
                                c -> c.enrollments().any(e -> e.student().name().eq("south 2")))
                        .all(db()))))
                .containsExactly(SOUTH_LOGIC);
        assertThat(get(Courses.filter(c -> c.enrollments().none(e -> e.mark().isNull()))
                        .count(db())))
                .isEqualTo(10);
    }

    @Test
    void relationsWithASharedColumnNeedEqualValues() {
        assertThatThrownBy(() -> Enrollments.create().course("north", "math", 1).student("south", 1))
                .isInstanceOfSatisfying(InvalidStatementException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICTING_KEYS);
                    assertThat(e.getMessage()).contains("Enrollment.campus").doesNotContain("south");
                });
        refuses(
                ErrorCode.CONFLICTING_KEYS,
                () -> Departments.create()
                        .campus("west")
                        .code("art")
                        .name("art")
                        .courses(c -> c.number(1).title("ink").credits(1).enrollments(e -> e.student("north", 1)))
                        .exec(db()));
    }

    @Test
    void createsAGraphOverCompositeKeys() {
        Department made = get(Departments.create()
                .campus("north")
                .code("art")
                .name("art")
                .courses(c -> c.number(1)
                        .title("ink")
                        .credits(1)
                        .enrollments(e -> e.student("north", 1))
                        .enrollments(e -> e.student("north", 2).mark(5L)))
                .courses(c -> c.number(2).title("oil").credits(2).requiredNumber(1L))
                .exec(db()));

        assertThat(made.courses().get()).extracting(Course::number).containsExactly(1L, 2L);
        Course ink = get(Courses.byKey("north", "art", 1)
                .include(c -> c.enrollments(), c -> c.requiring())
                .one(db()));
        assertThat(ink.enrollments().get())
                .extracting(Enrollment::mark)
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(5L));
        assertThat(ink.requiring().get()).extracting(Course::title).containsExactly("oil");
    }

    @Test
    void aReferencedRowStays() {
        enroll(LOGIC, 1);
        ConstraintViolationException referenced = failure(
                ConstraintViolationException.class,
                () -> Courses.delete(course(LOGIC)).exec(db()));
        assertThat(referenced.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        if (capabilities().keys().namedForeignKeys()) {
            assertThat(referenced.columns()).containsExactly("campus", "code", "course_number");
        }
        failure(
                ConstraintViolationException.class,
                () -> Departments.byKey("south", "law").delete().exec(db()));
    }

    @Test
    void manyRowsStreamInTheOrderOfTheirKeys() {
        List<Students.Create> many = new ArrayList<>();
        for (long number = 100; number < 700; number++) {
            many.add(Students.create()
                    .campus(number % 2 == 0 ? "east" : "west")
                    .number(number)
                    .name("n"));
        }
        for (int i = 0; i < many.size(); i += 90) {
            get(Students.createMany(many.subList(i, Math.min(many.size(), i + 90)))
                    .exec(db()));
        }
        List<Student> read = list(Students.filter(s -> s.number().ge(100L))
                .orderBy(s -> s.campus().desc(), s -> s.number().asc())
                .all(db()));
        assertThat(read).hasSize(600);
        assertThat(read.get(0)).extracting(Student::campus, Student::number).containsExactly("west", 101L);
        assertThat(read.get(599)).extracting(Student::campus, Student::number).containsExactly("east", 698L);
        assertThat(read.stream().map(Students::keyOf).distinct()).hasSize(600);
        assertThat(list(Students.byCampus("east").include(s -> s.tutored()).all(db())))
                .hasSize(300);
    }

    /** A single key has the plural form alone. */
    @Test
    @Covers({"crud_model_find_by_primary_key/single_column_pk", "query_in_list/in_list_id"})
    void severalSingleKeys() {
        try (TestDb todos = TestDb.open(fixture(), 1, Sample.models())) {
            Sample.seed(todos.db());
            List<UUID> ids =
                    List.of(Sample.USERS.get(3).id(), Sample.USERS.get(5).id());
            assertThat(list(Users.byIds(ids).all(todos.db())))
                    .extracting(user -> user.id())
                    .containsExactlyInAnyOrderElementsOf(ids);
            todos.settle();
        }
    }
}
