package dev.runnel.tck.suite.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.NonUniqueResultException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.NotLoadedException;
import dev.runnel.error.RunnelException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.spi.Capabilities;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
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
 * The exact text of each error, the same on every backend: the violation, the names of models, fields and constraints,
 * and advice. A text contains no value of the user, and an error has no cause that could quote one.
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

        assertThat(failure(InvalidConfigurationException.class, connect))
                .hasMessageMatching("\\[UNKNOWN_URL_SCHEME\\] no driver on the class path accepts the scheme of the URL"
                        + " \\(scheme: postgres, known: (r2dbc:postgresql, r2dbc:h2, r2dbc:mysql, r2dbc:mariadb, r2dbc:sqlite, )?(runnel:dynamodb, )?runnel:memory\\)\\."
                        + " Correct the scheme, or add the module of its driver");
        assertThat(failure(() -> Mono.just(Db.connect("hunter2"))).getMessage()).doesNotContain("hunter2");
    }

    @Test
    void ofAMissingTable() {
        try (TestDb bare = TestDb.empty(fixture(), 1, models(), options -> options)) {
            says(
                    SchemaMismatchException.class,
                    () -> Users.all().exec(bare.db()),
                    "[SCHEMA_MISMATCH] the table does not exist in the database (table: users)."
                            + " Create it with pushSchema or a migration, or correct the mapping of the model");
            bare.settle();
        }
    }

    @Test
    void ofAValueOutOfRange() {
        Capabilities.Range<Instant> range = capabilities().types().instants();
        if (range.contains(Instant.MAX)) {
            // no bounds are declared: the ends of the Java type are held
            assertThat(get(Todos.update(SOME).due(Instant.MIN).exec(db())).due())
                    .contains(Instant.MIN);
            return;
        }
        saysWithoutACall(
                InvalidValueException.class,
                () -> Todos.update(SOME).due(Instant.MIN).exec(db()),
                "[INVALID_VALUE] the value is outside the range of its column (field: Todo.due, backend: "
                        + capabilities().name() + ", range: " + range.first() + " to " + range.last()
                        + "). Use a value within the range");
    }

    @Test
    void ofNulInText() {
        saysWithoutACall(
                InvalidValueException.class,
                () -> Todos.update(SOME).title("a\0b").exec(db()),
                "[INVALID_VALUE] the text contains a NUL character, which no text column stores (field: Todo.title)."
                        + " Remove U+0000 from the text");
    }

    @Test
    void ofNullInARequiredField() {
        saysWithoutACall(
                InvalidValueException.class,
                () -> Users.create().name((String) null).email("x").exec(db()),
                "[INVALID_VALUE] the value is null, and the field is required (field: User.name)."
                        + " Set a value, or declare the component Optional");
    }

    @Test
    void ofADuplicateKey() {
        says(
                ConstraintViolationException.class,
                () -> Users.create().name("x").email("y").id(ANN.id()).exec(db()),
                "[CONSTRAINT_VIOLATION] another row has the same values in the unique columns"
                        + " (kind: UNIQUE, constraint: users_pkey, columns: id, model: User)."
                        + " Use other values, or find that row and update it");
    }

    @Test
    void ofADuplicateUniqueValue() {
        says(
                ConstraintViolationException.class,
                () -> Users.create().name("x").email(ANN.email()).exec(db()),
                "[CONSTRAINT_VIOLATION] another row has the same values in the unique columns"
                        + " (kind: UNIQUE, constraint: users_email_key, columns: email, model: User)."
                        + " Use other values, or find that row and update it");
    }

    @Test
    void ofADuplicateValueThatReadsLikeAMessage() {
        String email = "a) is still referenced from table \"b\".)=(c) ON d(e) FOREIGN KEY(f";
        get(Users.create().name("x").email(email).exec(db()));

        says(
                ConstraintViolationException.class,
                () -> Users.create().name("y").email(email).exec(db()),
                "[CONSTRAINT_VIOLATION] another row has the same values in the unique columns"
                        + " (kind: UNIQUE, constraint: users_email_key, columns: email, model: User)."
                        + " Use other values, or find that row and update it");
    }

    @Test
    void ofARowThatIsStillReferredTo() {
        RunnelException error = failure(
                ConstraintViolationException.class, () -> Users.delete(ANN).exec(db()));

        assertThat(error)
                .hasMessageStartingWith("[CONSTRAINT_VIOLATION] a foreign key would refer to a row that does not exist"
                        + " (kind: FOREIGN_KEY"
                        + (capabilities().keys().namedForeignKeys() ? ", constraint: todos_user_id_fkey" : ""))
                .hasMessageContaining(", columns: user_id")
                .hasMessageContaining(", model: User")
                .hasMessageEndingWith("). Create the referenced row first;"
                        + " before a row is deleted, delete the rows that refer to it");
    }

    /** Where the database reports no constraint, every foreign key of the update is a candidate. */
    @Test
    void ofAReferenceToNoRow() {
        if (!transactional()) {
            return;
        }
        Todo todo = SOME;
        ConstraintViolationException one = failure(
                ConstraintViolationException.class,
                () -> Todos.update(todo).userId(UUID.randomUUID()).exec(db()));
        assertThat(one.columns()).containsExactly("user_id");
        ConstraintViolationException several = failure(
                ConstraintViolationException.class,
                () -> Todos.update(todo)
                        .userId(UUID.randomUUID())
                        .categoryId(UUID.randomUUID())
                        .exec(db()));
        if (capabilities().keys().namedForeignKeys()) {
            assertThat(several.columns()).hasSize(1);
        } else {
            assertThat(several.names())
                    .containsEntry("model", "Todo")
                    .containsEntry("candidates", "Todo.userId, Todo.categoryId");
        }
    }

    @Test
    void ofARowOfAnotherRecord() {
        Todo anns = Sample.todosOf(ANN).get(0);

        saysWithKey(
                () -> Users.todos(Sample.USERS.get(1)).delete(anns).exec(db()),
                "[NOT_FOUND] no row of the query has this key (model: Todo). The row belongs to another record,"
                        + " was deleted or was never created; key() of this error returns the key");
        saysWithKey(
                () -> Categories.delete(Category.of(UUID.randomUUID(), "x")).exec(db()),
                "[NOT_FOUND] no row has this key (model: Category). The row was deleted or was never created;"
                        + " key() of this error returns the key");
    }

    private void saysWithKey(Supplier<? extends Mono<?>> statement, String text) {
        NotFoundException error = failure(NotFoundException.class, statement);
        assertThat(error).hasMessage(text);
        assertThat(error.key()).isNotEmpty();
    }

    @Test
    void ofANegativeLimit() {
        saysWithoutACall(
                InvalidStatementException.class,
                () -> Users.all().limit(-1).exec(db()),
                "[NEGATIVE_LIMIT] the limit is negative (model: User, limit: -1). Pass 0 or more, or leave the limit out for all rows");
    }

    @Test
    void ofTwoRowsForOne() {
        says(
                NonUniqueResultException.class,
                () -> Users.filter(u -> u.name().eq("Ann")).one(db()),
                "[NON_UNIQUE_RESULT] one() found more than one row (model: User)."
                        + " Filter by a unique key, or use first()");
    }

    @Test
    void ofNoRowForOne() {
        says(
                NotFoundException.class,
                () -> Users.byId(UUID.randomUUID()).one(db()),
                "[NOT_FOUND] one() found no row (model: User). Use first(), which is empty if there is no row");
    }

    @Test
    void ofAnUnloadedValue() {
        says(
                NotLoadedException.class,
                () -> Todos.byId(SOME.id()).one(db()).map(t -> t.user().get()),
                "[NOT_LOADED] the query did not load this value (component: Todo.user)."
                        + " Add .include(x -> x.user()) to the query");
    }

    @Test
    void ofAForeignScopesField() {
        AtomicReference<Users.Fields<User>> outer = new AtomicReference<>();

        saysWithoutACall(
                InvalidStatementException.class,
                () -> Users.all()
                        .include(u -> {
                            outer.set(u);
                            return u.todos()
                                    .with(t -> t.filter(
                                            f -> f.title().eq(outer.get().name())));
                        })
                        .exec(db()),
                "[FIELD_OUT_OF_SCOPE] the field is used outside of the lambda that received it (field: User.name)."
                        + " Use the parameter of the innermost lambda; inside with(…) no outer field is visible");
    }

    @Test
    void ofADoomedTransaction() {
        AtomicReference<Throwable> later = new AtomicReference<>();
        Supplier<Mono<Long>> doomed = () -> db().transaction(tx -> Users.create()
                .name("x")
                .email(ANN.email())
                .exec(tx)
                .onErrorResume(ConstraintViolationException.class, e -> Mono.empty())
                .then(Categories.all().count(tx))
                .doOnError(later::set)
                .onErrorReturn(1L));
        if (!transactional()) {
            refuses(ErrorCode.TRANSACTION_UNSUPPORTED, doomed);
            return;
        }

        assertThat(failure(TransactionAbortedException.class, doomed))
                .hasMessage(
                        "[TRANSACTION_ABORTED] a statement of the transaction failed, so the transaction was rolled back."
                                + " Let the error of the statement end the body of the transaction")
                .hasCauseInstanceOf(ConstraintViolationException.class);
        assertThat(later.get())
                .hasMessage("[TRANSACTION_ABORTED] an earlier statement of the transaction failed,"
                        + " so this one was not sent."
                        + " Let the error of the earlier statement end the body, and retry the transaction");
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
