package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Now;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.scenario.types.Trace;
import dev.runnel.tck.scenario.types.Traces;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import dev.runnel.tck.suite.type.TypeSample;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Functions that the database computes: their results, and the places where they are allowed. */
public abstract class FunctionTopic extends Topic {
    private static final ToLongFunction<String> LENGTH = text -> text.codePointCount(0, text.length());

    @Override
    protected List<ModelProvider> models() {
        List<ModelProvider> models = new ArrayList<>(Sample.models());
        models.add(Traces.MODEL);
        return models;
    }

    // ---- length

    /** An emoji is one character, though it is two of Java and four bytes. */
    @Test
    @Covers("functions/length_counts_characters")
    void lengthCountsCodePoints() {
        seed();
        for (long n = 0; n < 10; n++) {
            long length = n;
            finds(u -> u.name().length().eq(length), u -> LENGTH.applyAsLong(u.name()) == length);
            finds(u -> u.name().length().gt(length), u -> LENGTH.applyAsLong(u.name()) > length);
        }
        finds(
                u -> u.name().upper().length().in(List.of(3L, 7L)),
                u -> List.of(3L, 7L).contains(LENGTH.applyAsLong(u.name())));
    }

    @Test
    void lengthOfAnAbsentTextIsAbsent() {
        seed();
        finds(u -> u.bio().length().ge(0L), u -> u.bio().isPresent());
        finds(u -> u.bio().length().eq(null), u -> u.bio().isEmpty());
        finds(
                u -> u.bio().length().ne(3L),
                u -> u.bio().map(LENGTH::applyAsLong).orElse(0L) != 3);
        finds(
                u -> u.bio().length().lt(4L).not(),
                u -> !u.bio().filter(b -> LENGTH.applyAsLong(b) < 4).isPresent());
    }

    @Test
    void textsAreSortedByLength() {
        seed();
        List<User> sorted = list(Users.all()
                .orderBy(u -> u.name().length().desc(), u -> u.email().asc())
                .all(db()));

        assertThat(sorted)
                .isEqualTo(Sample.USERS.stream()
                        .sorted(Comparator.comparingLong((User u) -> -LENGTH.applyAsLong(u.name()))
                                .thenComparing(User::email))
                        .toList());
    }

    // ---- trim

    /** Only spaces go, from both ends; tabs, line feeds, no-break spaces and spaces inside stay. */
    @Test
    void trimRemovesSpacesAtBothEnds() {
        Map<String, String> trimmed = Map.of(
                "  a b  ", "a b",
                "   ", "",
                "\t a ", "\t a",
                " \n", "\n",
                "\u00A0a\u00A0", "\u00A0a\u00A0",
                " \uD83D\uDE00 ", "\uD83D\uDE00",
                "'a' ", "'a'");
        List<String> names = List.copyOf(trimmed.keySet());
        for (int i = 0; i < names.size(); i++) {
            get(Users.create().name(names.get(i)).email("trim" + i).exec(db()));
        }
        trimmed.forEach((name, expected) -> {
            assertThat(list(Users.filter(u -> u.name().trim().eq(expected)).all(db())))
                    .extracting(User::name)
                    .containsExactly(name);
        });
        assertThat(list(Users.filter(u -> u.name().trim().ne(u.name())).all(db())))
                .extracting(User::name)
                .containsExactlyInAnyOrderElementsOf(names.stream()
                        .filter(name -> !name.equals(trimmed.get(name)))
                        .toList());
        assertThat(list(Users.filter(u -> u.name().trim().length().eq(0L)).all(db())))
                .extracting(User::name)
                .containsExactly("   ");
    }

    @Test
    void trimOfNullIsNull() {
        seed();
        finds(u -> u.bio().trim().ge(""), u -> u.bio().isPresent());
        finds(u -> u.bio().trim().ne("x"), u -> !u.bio().map(String::strip).equals(Optional.of("x")));
    }

    // ---- coalesce

    @Test
    @Covers("functions/coalesce_takes_the_first_that_is_there")
    void coalesceTakesTheValueWhereItIsAbsent() {
        seed();
        finds(
                u -> u.bio().coalesce("none").eq("none"),
                u -> u.bio().orElse("none").equals("none"));
        finds(
                u -> u.bio().coalesce("none").ne("none"),
                u -> !u.bio().orElse("none").equals("none"));
        finds(u -> u.bio().coalesce("").length().eq(0L), u -> u.bio().orElse("").isEmpty());
        finds(
                u -> u.bio().coalesce("BIO").lower().startsWith("bi"),
                u -> u.bio().orElse("BIO").startsWith("bi") || u.bio().isEmpty());
        findsTodos(t -> t.estimate().coalesce(3L).lt(3L), t -> t.estimate().orElse(3L) < 3);
        findsTodos(
                t -> t.due().coalesce(Sample.START).le(Sample.START),
                t -> !t.due().orElse(Sample.START).isAfter(Sample.START));
    }

    @Test
    void coalesceTakesAnotherColumn() {
        seed();
        finds(
                u -> u.bio().coalesce(u.name()).eq(u.name()),
                u -> u.bio().orElse(u.name()).equals(u.name()));
        findsTodos(
                t -> t.estimate().coalesce(t.points()).gt(t.points()),
                t -> t.estimate().orElse(t.points()) > t.points());
        findsTodos(
                t -> t.due().coalesce(t.created()).gt(t.created()),
                t -> t.due().orElse(t.created()).isAfter(t.created()));
        findsTodos(
                t -> t.estimate().coalesce(t.parent().points()).eq(null),
                t -> t.estimate().isEmpty() && t.parentId().isEmpty());
    }

    @Test
    void rowsAreSortedByWhatIsThere() {
        seed();
        List<Todo> sorted = list(Todos.all()
                .orderBy(t -> t.estimate().coalesce(t.points()).asc(), t -> t.id().asc())
                .all(db()));

        assertThat(sorted.stream().map(t -> t.estimate().orElse(t.points()))).isSorted();
    }

    // ---- assigned

    @Test
    @Covers("functions/an_update_assigns_what_is_computed")
    void anUpdateAssignsWhatIsComputed() {
        seed();
        User user = Sample.USERS.get(6);
        Mono<User> cased = Users.update(user)
                .name(u -> u.name().upper())
                .bio(u -> u.bio().coalesce(u.email()))
                .exec(db());
        Todo todo = Sample.TODOS.get(0);
        Mono<Todo> counted = Todos.update(todo)
                .points(t -> t.title().length())
                .estimate(t -> t.estimate().coalesce(t.points()).plus(1L))
                .exec(db());
        if (!capabilities().writes().relational()) {
            refuses(ErrorCode.ASSIGNMENT_UNSUPPORTED, () -> cased);
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Todos.all().update().points(t -> t.title().length()).exec(db()));
            return;
        }
        probe().clear();
        User changed = get(cased);

        assertThat(Sent.verbs(probe())).containsExactly("update");
        assertThat(changed.name()).isEqualTo(user.name().toUpperCase(Locale.ROOT));
        assertThat(changed.bio()).isEqualTo(Optional.of(user.bio().orElse(user.email())));
        Todo after = get(counted);
        assertThat(after.points()).isEqualTo(LENGTH.applyAsLong(todo.title()));
        assertThat(after.estimate()).isEqualTo(Optional.of(todo.estimate().orElse(todo.points()) + 1));
    }

    @Test
    @Covers("functions/an_update_assigns_what_is_computed")
    void anUpdateOfManyComputesForEach() {
        seed();
        if (!capabilities().writes().relational()) {
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Users.all()
                            .update()
                            .bio(u -> u.bio().coalesce(u.name()))
                            .exec(db()));
            return;
        }
        get(Users.all().update().bio(u -> u.bio().coalesce(u.name()).lower()).exec(db()));

        assertThat(list(Users.all().orderBy(u -> u.email().asc()).all(db())))
                .extracting(u -> u.bio().orElseThrow())
                .isEqualTo(Sample.USERS.stream()
                        .map(u -> u.bio().orElse(u.name()).toLowerCase(Locale.ROOT))
                        .toList());
    }

    // ---- now

    /** Near to the time of this test: databases of tests are on this machine or near. */
    @Test
    @Covers("functions/now_is_the_time_of_the_database")
    void nowIsTheTimeOfTheDatabase() {
        seed();
        if (!hasClock()) {
            refuses(
                    ErrorCode.CLOCK_UNSUPPORTED,
                    () -> Todos.filter(t -> t.created().lt(Now.instant())).exec(db()));
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Todos.all().update().due(t -> Now.instant()).exec(db()));
            return;
        }
        assertThat(get(Todos.filter(t -> t.created().lt(Now.instant())).count(db())))
                .isEqualTo(Sample.TODOS.stream()
                        .filter(t -> t.created().isBefore(Instant.now()))
                        .count());
        Todo touched =
                get(Todos.update(Sample.TODOS.get(0)).due(t -> Now.instant()).exec(db()));
        assertThat(Duration.between(touched.due().orElseThrow(), Instant.now()).abs())
                .isLessThan(Duration.ofMinutes(5));
        assertThat(get(Todos.filter(t -> t.due().gt(Now.instant()))
                        .byId(touched.id())
                        .count(db())))
                .isZero();
    }

    @Test
    @Covers("functions/now_is_one_time_in_a_transaction")
    void inATransactionThereIsOneNow() {
        seed();
        if (!hasClock()) {
            refuses(
                    ErrorCode.CLOCK_UNSUPPORTED,
                    () -> Todos.filter(t -> t.created().lt(Now.instant())).exec(db()));
            return;
        }
        get(db().transaction(tx -> Todos.byId(Sample.TODOS.get(0).id())
                .update()
                .due(t -> Now.instant())
                .exec(tx)
                .then(Mono.delay(Duration.ofMillis(5)))
                .then(Todos.byId(Sample.TODOS.get(1).id())
                        .update()
                        .due(t -> Now.instant())
                        .exec(tx))));
        get(Todos.byId(Sample.TODOS.get(2).id())
                .update()
                .due(t -> Now.instant())
                .exec(db()));
        List<Instant> times = list(Todos.filter(t -> t.id().in(Sample.TODOS.subList(0, 3).stream()
                                .map(Todo::id)
                                .toList()))
                        .orderBy(t -> t.due().asc())
                        .all(db()))
                .stream()
                .map(t -> t.due().orElseThrow())
                .toList();

        assertThat(times.get(0)).isEqualTo(times.get(1)).isBefore(times.get(2));
    }

    /** Every kind of time is that of UTC, whatever the time zone of the session. */
    @Test
    @Covers("functions/now_is_the_time_of_the_database")
    void everyKindOfNowIsInUtc() {
        get(Traces.insert(TypeSample.blank(1)).exec(db()));
        if (!hasClock()) {
            refuses(
                    ErrorCode.ASSIGNMENT_UNSUPPORTED,
                    () -> Traces.all().update().moment(t -> Now.localDateTime()).exec(db()));
            return;
        }
        get(Traces.all()
                .update()
                .day(t -> Now.localDate())
                .time(t -> Now.localTime())
                .moment(t -> Now.localDateTime())
                .instant(t -> Now.instant())
                .offset(t -> Now.offsetDateTime())
                .exec(db()));
        Trace made = get(Traces.all().one(db()));

        Instant instant = made.instant().orElseThrow();
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        assertThat(made.offset()).isEqualTo(instant.atOffset(ZoneOffset.UTC));
        assertThat(made.moment()).isEqualTo(utc);
        assertThat(made.day()).isEqualTo(utc.toLocalDate());
        assertThat(made.time()).contains(utc.toLocalTime());
        assertThat(get(Traces.filter(t -> t.moment().ge(Now.localDateTime())).count(db())))
                .isZero();
    }

    @Test
    @Covers("functions/now_is_the_time_of_the_database")
    void nowIsComputedWith() {
        seed();
        if (!hasClock()) {
            refuses(
                    ErrorCode.CLOCK_UNSUPPORTED,
                    () -> Todos.filter(t -> t.created().gt(Now.instant().minus(Duration.ofDays(1))))
                            .exec(db()));
            refuses(
                    ErrorCode.CLOCK_UNSUPPORTED,
                    () -> Todos.filter(
                                    t -> t.created().year().le(Now.localDate().year()))
                            .exec(db()));
            return;
        }
        Instant before = Instant.now().minus(Duration.ofMinutes(5));
        Instant after = Instant.now().plus(Duration.ofMinutes(5));
        Todo touched = get(Todos.update(Sample.TODOS.get(0))
                .due(t -> Now.instant().minus(Duration.ofDays(400)).truncatedTo(ChronoUnit.SECONDS))
                .exec(db()));
        assertThat(touched.due().orElseThrow())
                .isBetween(before.minus(Duration.ofDays(400)), after.minus(Duration.ofDays(400)));
        assertThat(touched.due().orElseThrow().getNano()).isZero();
        assertThat(get(Todos.byId(touched.id())
                        .filter(t -> t.due()
                                .gt(Now.instant().minus(Duration.ofDays(401)))
                                .and(t.due().lt(Now.instant().minus(Duration.ofDays(399)))))
                        .count(db())))
                .isOne();
        assertThat(get(Todos.byId(touched.id())
                        .select(t -> Now.<Todo>instant().minus(t.due()).toDays().coalesce(0L))
                        .one(db())))
                .isEqualTo(400);
        assertThat(get(Todos.byId(touched.id())
                        .filter(t -> t.due()
                                .date()
                                .eq(Now.localDate().plusDays(-400))
                                .or(t.due().date().eq(Now.localDate().plusDays(-401))))
                        .count(db())))
                .isOne();
        assertThat(get(Todos.byId(touched.id())
                        .filter(t -> Now.localTime()
                                .hour()
                                .eq(Now.instant().hour())
                                .and(Now.localTime()
                                        .minute()
                                        .eq(Now.localDateTime().minute())))
                        .count(db())))
                .isOne();
    }

    private boolean hasClock() {
        return capabilities().reads().relational();
    }

    private void finds(Function<Users.Fields<User>, Condition<User>> condition, Predicate<User> expected) {
        assertThat(list(Users.filter(condition::apply).all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        Sample.USERS.stream().filter(expected).toList());
    }

    private void findsTodos(Function<Todos.Fields<Todo>, Condition<Todo>> condition, Predicate<Todo> expected) {
        assertThat(list(Todos.filter(condition::apply).all(db())))
                .extracting(Todo::id)
                .containsExactlyInAnyOrderElementsOf(
                        Sample.TODOS.stream().filter(expected).map(Todo::id).toList());
    }
}
