package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Batch;
import dev.runnel.Constant;
import dev.runnel.Expr;
import dev.runnel.Now;
import dev.runnel.Statement;
import dev.runnel.StringExpr;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.counted.Account;
import dev.runnel.tck.scenario.counted.Accounts;
import dev.runnel.tck.scenario.counted.Invoices;
import dev.runnel.tck.scenario.counted.Lines;
import dev.runnel.tck.scenario.counted.Receipts;
import dev.runnel.tck.scenario.stamped.Note;
import dev.runnel.tck.scenario.stamped.Notes;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.scenario.types.Code;
import dev.runnel.tck.scenario.types.Gauges;
import dev.runnel.tck.scenario.types.Trace;
import dev.runnel.tck.scenario.types.Traces;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Creates whose fields the database computes. */
public abstract class CreateFunctionTopic extends Topic {
    private static final User ANN = Sample.USERS.get(0);
    private static final Category HOME = Sample.CATEGORIES.get(0);

    @Override
    protected List<ModelProvider> models() {
        List<ModelProvider> models = new ArrayList<>(Sample.models());
        models.addAll(List.of(Traces.MODEL, Gauges.MODEL, Notes.MODEL));
        if (capabilities().keys().identity()) {
            models.addAll(List.of(Accounts.MODEL, Invoices.MODEL, Lines.MODEL, Receipts.MODEL));
        }
        return models;
    }

    private boolean refused(Mono<?> create) {
        if (capabilities().writes().relational()) {
            return false;
        }
        refuses(ErrorCode.ASSIGNMENT_UNSUPPORTED, () -> create);
        return true;
    }

    private static Todos.Create todo(Expr<Object, String> title) {
        return todo(title, 1, Now.instant());
    }

    private static Todos.Create todo(Expr<Object, String> title, long points, Expr<Object, Instant> created) {
        return Todos.create()
                .title(title)
                .points(points)
                .done(false)
                .created(created)
                .user(ANN)
                .category(HOME);
    }

    private static void isNow(Instant time) {
        assertThat(Duration.between(time, Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    @Covers("functions/a_create_takes_what_is_computed")
    void givesBackWhatTheDatabaseComputed() {
        seed();
        Mono<Todo> create = Todos.create()
                .title(Constant.of("MILK \u0130").lower())
                .points(Constant.of("\uD83D\uDE00!").length())
                .done(false)
                .created(Now.instant())
                .user(ANN)
                .category(HOME)
                .estimate(Constant.of("four").length().plus(3L))
                .due(Constant.coalesce(null, Now.instant()))
                .exec(db());
        if (refused(create)) {
            return;
        }
        Todo made = get(create);

        assertThat(Sent.verbs(probe())).containsExactly("insert");
        assertThat(probe().kinds()).doesNotContain(Kind.BEGIN);
        assertThat(made.title()).isEqualTo("milk i");
        assertThat(made.points()).isEqualTo(2);
        assertThat(made.estimate()).contains(7L);
        isNow(made.created());
        assertThat(made.due()).contains(made.created());
        assertThat(get(Todos.byId(made.id()).include(t -> t.body()).one(db()))).isEqualTo(made);
    }

    @Test
    void aConstantAloneIsAValue() {
        seed();
        User made = get(Users.create()
                .name(Constant.of("new"))
                .email("new")
                .bio(Constant.of(""))
                .exec(db()));

        assertThat(made.name()).isEqualTo("new");
        assertThat(made.bio()).contains("");
    }

    @Test
    @Covers("functions/a_create_takes_what_is_computed")
    void aValueThatIsThereIsTakenBeforeWhatIsComputed() {
        seed();
        Mono<Todo> create = todo(
                        Constant.coalesce("milk", Constant.of("TEA").lower()),
                        1,
                        Constant.coalesce(Sample.START, Now.instant()))
                .exec(db());
        if (refused(create)) {
            return;
        }
        Todo made = get(create);

        assertThat(made.title()).isEqualTo("milk");
        assertThat(made.created()).isEqualTo(Sample.START);
    }

    /** One row has it computed, the next a value, the next nothing. */
    @Test
    @Covers("functions/rows_of_a_create_are_computed_or_given")
    void rowsOfManyMix() {
        seed();
        for (int size : List.of(2, 60, 6_000)) {
            Statement<List<Todo>> create = Todos.createMany(IntStream.range(0, size)
                    .mapToObj(n -> mixed(n, 1_000L + size))
                    .toList());
            if (refused(create.exec(db()))) {
                return;
            }
            probe().clear();
            List<Todo> made = get(create.exec(db()));

            assertThat(Sent.verbs(probe())).containsExactly("insert");
            assertThat(made).hasSize(size);
            Instant now = made.get(0).due().orElseThrow();
            isNow(now);
            for (int n = 0; n < size; n++) {
                assertThat(made.get(n).title()).isEqualTo(n % 4 == 3 ? "T" + n : "t" + n);
                assertThat(made.get(n).due())
                        .isEqualTo(
                                switch (n % 3) {
                                    case 0 -> Optional.of(now);
                                    case 1 -> Optional.of(Sample.START);
                                    default -> Optional.empty();
                                });
                assertThat(made.get(n).estimate())
                        .isEqualTo(n % 5 == 0 ? Optional.of((long) ("T" + n).length()) : Optional.empty());
            }
            assertThat(list(Todos.filter(t -> t.points().eq(1_000L + size))
                            .include(t -> t.body())
                            .all(db())))
                    .containsExactlyInAnyOrderElementsOf(made);
        }
    }

    private static Todos.Create mixed(int n, long points) {
        StringExpr<Object> title = Constant.of("T" + n);
        Todos.Create todo =
                todo(n % 4 == 3 ? title : title.lower(), points, Constant.coalesce(Sample.START, Now.instant()));
        todo = n % 3 == 0 ? todo.due(Now.instant()) : n % 3 == 1 ? todo.due(Sample.START) : todo;
        return n % 5 == 0 ? todo.estimate(Constant.of("T" + n).length()) : todo;
    }

    @Test
    @Covers("functions/rows_of_a_create_are_computed_or_given")
    void keysThatAreCountedComeBackWithTheirRows() {
        if (!capabilities().keys().identity()) {
            assertThat(refused(Categories.create()
                            .name(Constant.of("HOME").lower())
                            .exec(db())))
                    .isTrue();
            return;
        }
        Account one = get(Accounts.create().email(Constant.of("ONE").lower()).exec(db()));
        assertThat(one).extracting(Account::id, Account::email).containsExactly(1L, "one");
        List<Account> made = get(Accounts.createMany(List.of(
                        Accounts.create()
                                .email(Constant.of("A").lower())
                                .invoices(i -> i.cents(Constant.of("seven..").length())
                                        .lines(l -> l.text(Constant.of("LINE").lower()))),
                        Accounts.create().email("b"),
                        Accounts.create().email(Constant.of("c").upper()),
                        Accounts.create().email(Constant.of("D").lower()).id(77)))
                .exec(db()));

        assertThat(made).extracting(Account::email).containsExactly("a", "b", "C", "d");
        long first = capabilities().keys().identityFollowsMaxKey() ? 78 : 2;
        assertThat(made).extracting(Account::id).containsExactly(first, first + 1, first + 2, 77L);
        assertThat(made.get(0).invoices().get().get(0).cents()).isEqualTo(7);
        assertThat(made.get(0).invoices().get().get(0).lines().get().get(0).text())
                .isEqualTo("line");
        assertThat(list(Invoices.filter(i -> i.accountId().eq(first)).all(db())))
                .hasSize(1);
    }

    @Test
    @Covers("functions/rows_of_a_create_are_computed_or_given")
    void nestedCreatesComputeFields() {
        seed();
        Mono<User> create = Users.create()
                .name(Constant.of("NEW").lower())
                .email("new")
                .todos(t -> t.title("a")
                        .points(Constant.of("xyz").length())
                        .done(false)
                        .created(Now.instant())
                        .category(HOME)
                        .steps(s -> s.text(Constant.of("STEP").lower()).done(true))
                        .steps(s -> s.text("Step").done(true)))
                .todos(t -> t.title("b")
                        .points(4)
                        .done(false)
                        .created(Sample.START)
                        .category(Categories.create().name(Constant.of("made").upper())))
                .exec(db());
        if (refused(create)) {
            return;
        }
        User made = get(create);

        assertThat(probe().kinds()).contains(Kind.BEGIN, Kind.COMMIT);
        assertThat(Sent.verbs(probe())).containsOnly("insert").hasSize(4);
        assertThat(made.name()).isEqualTo("new");
        List<Todo> todos = made.todos().get();
        assertThat(todos).extracting(Todo::points).containsExactly(3L, 4L);
        isNow(todos.get(0).created());
        assertThat(todos.get(1).created()).isEqualTo(Sample.START);
        assertThat(todos.get(1).category().get().name()).isEqualTo("MADE");
        assertThat(todos.get(0).steps().get()).extracting(s -> s.text()).containsExactly("step", "Step");
        assertThat(list(Users.todos(made).include(t -> t.body()).all(db()))).containsExactlyInAnyOrderElementsOf(todos);
    }

    /** How many rows there are, and what they are computed from, is no part of a plan. */
    @Test
    void rowsOfOneMixShareAPlan() {
        seed();
        if (refused(todo(Constant.of("a").lower()).exec(db()))) {
            return;
        }
        long compiled = db().planCache().compiled();
        for (int size = 16; size < 40; size++) {
            int points = size;
            get(Todos.createMany(IntStream.range(0, size)
                            .mapToObj(n -> mixed(n, points))
                            .toList())
                    .exec(db()));
        }
        assertThat(db().planCache().compiled() - compiled).isEqualTo(1);
    }

    @Test
    void aDraftAndAScopedCreateTakeIt() {
        seed();
        Mono<User> draft =
                Users.draft().email("new").name(Constant.of("NEW").lower()).exec(db());
        if (refused(draft)) {
            return;
        }
        assertThat(get(draft).name()).isEqualTo("new");
        Todo scoped = get(Users.todos(ANN)
                .create()
                .title(Constant.of("tea").upper())
                .points(1)
                .done(false)
                .created(Now.instant())
                .category(HOME)
                .exec(db()));
        assertThat(scoped.title()).isEqualTo("TEA");
        assertThat(scoped.userId()).isEqualTo(ANN.id());
    }

    @Test
    void aBatchTakesIt() {
        seed();
        Todos.Create computed = todo(Constant.of("A").lower());
        Statement<List<Todo>> batch = Batch.of(List.of(computed, todo(Constant.of("B"))));
        if (refused(batch.exec(db()))) {
            return;
        }
        List<Todo> made = get(batch.exec(db()));

        assertThat(made).extracting(Todo::title).containsExactly("a", "B");
        assertThat(made.get(0).created()).isEqualTo(made.get(1).created());
    }

    @Test
    @Covers("functions/now_is_one_time_in_a_transaction")
    void inATransactionThereIsOneNow() {
        seed();
        if (refused(todo(Constant.of("a")).exec(db()))) {
            return;
        }
        List<Instant> times = get(db().transaction(tx -> todo(Constant.of("a"))
                .exec(tx)
                .delayElement(Duration.ofMillis(5))
                .flatMap(first ->
                        todo(Constant.of("b")).exec(tx).map(second -> List.of(first.created(), second.created())))));

        assertThat(times.get(0)).isEqualTo(times.get(1));
        assertThat(get(todo(Constant.of("c")).exec(db())).created()).isAfter(times.get(0));
    }

    @Test
    void everyKindOfNowIsInUtc() {
        Mono<Trace> create = Traces.create()
                .number(1)
                .laterCode(new Code("c"))
                .laterBytes(new byte[0])
                .day(Now.localDate())
                .time(Now.localTime())
                .moment(Now.localDateTime())
                .instant(Now.instant())
                .offset(Now.offsetDateTime())
                .exec(db());
        if (refused(create)) {
            return;
        }
        Trace made = get(create);

        Instant instant = made.instant().orElseThrow();
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        isNow(instant);
        assertThat(made.offset()).isEqualTo(instant.atOffset(ZoneOffset.UTC));
        assertThat(made.moment()).isEqualTo(utc);
        assertThat(made.day()).isEqualTo(utc.toLocalDate());
        assertThat(made.time()).contains(utc.toLocalTime());
    }

    /** The time of the application is that of its clock, and the other is the database's. */
    @Test
    void computedValuesReplaceDefaults() {
        Mono<Note> create = Notes.create()
                .text("a")
                .created(Now.instant())
                .updated(Now.instant())
                .reviewed(Constant.coalesce(null, Now.instant()))
                .exec(db());
        if (refused(create)) {
            return;
        }
        Note made = get(create);

        assertThat(made.created()).isEqualTo(made.updated()).isEqualTo(made.reviewed());
        assertThat(made.version()).isEqualTo(1);
        Note updated = get(Notes.update(made).text("b").exec(db()));
        assertThat(updated.version()).isEqualTo(2);
        assertThat(updated.created()).isEqualTo(made.created());
    }

    // ---- refused

    @Test
    @Covers("functions/a_create_takes_nothing_of_a_row")
    void functionsOfARowAreRejected() {
        AtomicReference<Expr<Object, String>> kept = new AtomicReference<>();
        Users.filter(u -> {
            kept.set(Constant.coalesce("x", u.name()));
            return u.name().eq("x");
        });
        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Users.create().name(kept.get()).email("x").exec(db()));
        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Users.createMany(List.of(Users.create().name(kept.get()).email("x")))
                        .exec(db()));
    }

    @Test
    void aDuplicateAmongThemWritesNone() {
        seed();
        Statement<List<User>> create = Users.createMany(List.of(
                Users.create().name("a").email(Constant.of("A@B").lower()),
                Users.create().name("b").email("c"),
                Users.create().name("c").email(Constant.of("a@b").lower())));
        if (refused(create.exec(db()))) {
            return;
        }
        assertThat(failure(ConstraintViolationException.class, () -> create.exec(db()))
                        .columns())
                .containsExactly("email");
        assertThat(get(Users.all().count(db()))).isEqualTo(Sample.USERS.size());
    }

    @Test
    void whatDoesNotFitIsNotWritten() {
        Mono<?> create = gauge(1, Constant.of("\u00df56789").upper()).exec(db());
        if (refused(create)) {
            return;
        }
        for (Mono<?> unfit : List.of(
                create,
                Gauges.createMany(List.of(
                                gauge(1, Constant.of("\u00df567").upper()),
                                gauge(2, Constant.of("\u00df56789").upper()),
                                gauge(3, Constant.of("abc"))))
                        .exec(db()))) {
            assertThat(failure(InvalidValueException.class, () -> unfit).reason())
                    .isEqualTo(InvalidValueException.Reason.COMPUTED);
            assertThat(get(Gauges.all().count(db()))).isZero();
        }
        assertThat(get(gauge(1, Constant.of("\u00df567").upper()).exec(db())).label())
                .isEqualTo("\u00df567");
        assertThat(failure(
                                InvalidValueException.class,
                                () -> gauge(2, Constant.of("123456")).exec(db()))
                        .reason())
                .isEqualTo(InvalidValueException.Reason.TOO_LONG);
        assertThat(failure(
                                InvalidValueException.class,
                                () -> gauge(2, Constant.of("\0").lower()).exec(db()))
                        .reason())
                .isEqualTo(InvalidValueException.Reason.NUL_CHARACTER);
    }

    private static Gauges.Create gauge(int number, Expr<Object, String> label) {
        return Gauges.create()
                .number(number)
                .tiny((byte) 1)
                .small((short) 1)
                .medium(1)
                .narrow(1)
                .rough(1)
                .wide(1)
                .price(BigDecimal.ONE)
                .rate(BigDecimal.ONE)
                .free(BigDecimal.ONE)
                .label(label)
                .text("t");
    }
}
