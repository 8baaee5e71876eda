package dev.runnel.tck.suite.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.error.ConstraintViolated;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfiguration;
import dev.runnel.error.InvalidStatement;
import dev.runnel.error.InvalidValue;
import dev.runnel.error.NotFound;
import dev.runnel.error.NotLoaded;
import dev.runnel.error.RunnelException;
import dev.runnel.error.SchemaMismatch;
import dev.runnel.error.TooMany;
import dev.runnel.error.TransactionDoomed;
import dev.runnel.spi.Capabilities;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * What each error says, word for word and the same on every backend: what happened, the names of models, fields and constraints,
 * and advice. No value of the user, and no cause that could quote one.
 */
public abstract class ErrorTextTopic extends Topic {
    private static final User ANN = Sample.USERS.get(0);
    private static final Todo SOME = Sample.TODOS.get(1);

    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    void ofAnUnknownUrlScheme() {
        Supplier<Mono<Db>> connect = () -> Mono.just(Db.connect("postgres://joe:hunter2@host/db"));

        assertThat(failure(InvalidConfiguration.class, connect))
                .hasMessageMatching("\\[UNKNOWN_URL_SCHEME\\] no driver on the class path takes this URL"
                        + " \\(scheme: postgres, known: (r2dbc:postgresql, r2dbc:h2, r2dbc:mysql, r2dbc:mariadb, r2dbc:sqlite, )?runnel:memory\\)\\."
                        + " Mend the URL, or add the module of its driver");
        assertThat(failure(() -> Mono.just(Db.connect("hunter2"))).getMessage()).doesNotContain("hunter2");
    }

    @Test
    void ofAMissingTable() {
        try (TestDb bare = TestDb.empty(fixture(), 1, models(), options -> options)) {
            says(
                    SchemaMismatch.class,
                    () -> Users.all().exec(bare.db()),
                    "[SCHEMA_MISMATCH] the database has no such table (table: users)."
                            + " Create it with pushSchema, or mend the model's mapping");
            bare.settle();
        }
    }

    @Test
    void ofAValueOutOfRange() {
        Capabilities.Range<Instant> range = capabilities().types().instants();
        if (range.holds(Instant.MAX)) {
            // no bounds are declared: the ends of the Java type are held
            assertThat(get(Todos.update(SOME).due(Instant.MIN).exec(db())).due())
                    .contains(Instant.MIN);
            return;
        }
        saysWithoutACall(
                InvalidValue.class,
                () -> Todos.update(SOME).due(Instant.MIN).exec(db()),
                "[INVALID_VALUE] the value is outside the range of its column (field: Todo.due, backend: "
                        + capabilities().name() + ", range: " + range.first() + " to " + range.last()
                        + "). Use a value that the backend holds");
    }

    @Test
    void ofNulInText() {
        saysWithoutACall(
                InvalidValue.class,
                () -> Todos.update(SOME).title("a\0b").exec(db()),
                "[INVALID_VALUE] no text column can hold a NUL character (field: Todo.title)."
                        + " Remove U+0000 from the text");
    }

    @Test
    void ofNullInARequiredField() {
        saysWithoutACall(
                InvalidValue.class,
                () -> Users.create().name((String) null).email("x").exec(db()),
                "[INVALID_VALUE] a required field takes no null (field: User.name)."
                        + " Give it a value, or declare the component Optional");
    }

    @Test
    void ofADuplicateKey() {
        says(
                ConstraintViolated.class,
                () -> Users.create().name("x").email("y").id(ANN.id()).exec(db()),
                "[CONSTRAINT_VIOLATED] another row has the same values in unique columns"
                        + " (kind: UNIQUE, constraint: users_pkey, columns: id)."
                        + " Use other values, or find that row and update it");
    }

    @Test
    void ofADuplicateUniqueValue() {
        says(
                ConstraintViolated.class,
                () -> Users.create().name("x").email(ANN.email()).exec(db()),
                "[CONSTRAINT_VIOLATED] another row has the same values in unique columns"
                        + " (kind: UNIQUE, constraint: users_email_key, columns: email)."
                        + " Use other values, or find that row and update it");
    }

    @Test
    void ofADuplicateValueThatReadsLikeAMessage() {
        String email = "a) is still referenced from table \"b\".)=(c) ON d(e) FOREIGN KEY(f";
        get(Users.create().name("x").email(email).exec(db()));

        says(
                ConstraintViolated.class,
                () -> Users.create().name("y").email(email).exec(db()),
                "[CONSTRAINT_VIOLATED] another row has the same values in unique columns"
                        + " (kind: UNIQUE, constraint: users_email_key, columns: email)."
                        + " Use other values, or find that row and update it");
    }

    @Test
    void ofARowThatIsStillReferredTo() {
        RunnelException error =
                failure(ConstraintViolated.class, () -> Users.delete(ANN).exec(db()));

        assertThat(error)
                .hasMessageStartingWith("[CONSTRAINT_VIOLATED] a reference between rows would lead nowhere"
                        + " (kind: FOREIGN_KEY"
                        + (capabilities().keys().namedForeignKeys() ? ", constraint: todos_user_id_fkey" : ""))
                .hasMessageEndingWith("). Create the row that is referred to first,"
                        + " and remove the rows that refer to a row before it");
    }

    @Test
    void ofANegativeLimit() {
        saysWithoutACall(
                InvalidStatement.class,
                () -> Users.all().limit(-1).exec(db()),
                "[NEGATIVE_LIMIT] a limit is not negative (model: User). Leave the limit out for all rows");
    }

    @Test
    void ofTwoRowsForOne() {
        says(
                TooMany.class,
                () -> Users.filter(u -> u.name().eq("Ann")).one(db()),
                "[TOO_MANY] more than one row matches, and there must be only one (model: User)."
                        + " Use first(), or a filter on a key");
    }

    @Test
    void ofNoRowForOne() {
        says(
                NotFound.class,
                () -> Users.byId(UUID.randomUUID()).one(db()),
                "[NOT_FOUND] no row matches, and there must be one (model: User). Use first() where there may be none");
    }

    @Test
    void ofAnUnloadedValue() {
        says(
                NotLoaded.class,
                () -> Todos.byId(SOME.id()).one(db()).map(t -> t.user().get()),
                "[NOT_LOADED] the value was not loaded (component: Todo.user)."
                        + " Add .include(x -> x.user()) to the query");
    }

    @Test
    void ofAForeignScopesField() {
        AtomicReference<Users.Fields<User>> outer = new AtomicReference<>();

        saysWithoutACall(
                InvalidStatement.class,
                () -> Users.all()
                        .include(u -> {
                            outer.set(u);
                            return u.todos()
                                    .with(t -> t.filter(
                                            f -> f.title().eq(outer.get().name())));
                        })
                        .exec(db()),
                "[FOREIGN_FIELD] a field is used outside the lambda that received it (field: User.name)."
                        + " Use the fields that the innermost lambda receives;"
                        + " inside with(…) no field from outside is visible");
    }

    @Test
    void ofADoomedTransaction() {
        AtomicReference<Throwable> later = new AtomicReference<>();
        Supplier<Mono<Long>> doomed = () -> db().transaction(tx -> Users.create()
                .name("x")
                .email(ANN.email())
                .exec(tx)
                .onErrorResume(ConstraintViolated.class, e -> Mono.empty())
                .then(Categories.all().count(tx))
                .doOnError(later::set)
                .onErrorReturn(1L));
        if (!transactional()) {
            refuses(ErrorCode.TRANSACTION_NOT_NATIVE, doomed);
            return;
        }

        assertThat(failure(TransactionDoomed.class, doomed))
                .hasMessage("[TRANSACTION_DOOMED] a statement of the transaction failed, so it is not committed."
                        + " Let the error of the statement end the body")
                .hasCauseInstanceOf(ConstraintViolated.class);
        assertThat(later.get())
                .hasMessage("[TRANSACTION_DOOMED] a statement of the transaction failed before:"
                        + " nothing more runs in it."
                        + " Let the error of the statement end the body, and try the transaction again");
        home().settle();
        assertThat(probe().kinds()).contains(Kind.ROLLBACK).doesNotContain(Kind.COMMIT);
    }

    private void says(Class<? extends RunnelException> type, Supplier<? extends Mono<?>> statement, String text) {
        RunnelException error = failure(type, statement);
        // a database's own code for it is named too
        assertThat(error.getMessage().replaceFirst(", sqlstate: \\w+", "")).isEqualTo(text);
        assertThat(error).hasNoCause();
    }

    private void saysWithoutACall(
            Class<? extends RunnelException> type, Supplier<? extends Mono<?>> statement, String text) {
        says(type, statement, text);
        assertThat(probe().calls()).as("calls of the driver").isEmpty();
    }
}
