package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.Db;
import dev.runnel.DbOptions;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfiguration;
import dev.runnel.error.TooLarge;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The option that finds loops of statements. */
public abstract class StatementGuardTopic extends Topic {
    private static final int LIMIT = 4;

    private TestDb limited;

    protected StatementGuardTopic(DriverFixture fixture) {
        super(fixture);
    }

    @BeforeEach
    void openLimited() {
        limited = TestDb.empty(fixture(), 2, models(), options -> options.withStatementLimit(LIMIT));
        limited.pushSchema();
        Sample.seed(limited.db());
        limited.probe().clear();
    }

    @AfterEach
    void closeLimited() {
        limited.settle();
        assertThat(limited.probe().doubleReleases())
                .as("leases given back twice")
                .isZero();
        limited.close();
    }

    @Test
    void aStatementForEachRowFailsAndTheIncludePasses() {
        Flux<List<Todo>> forEachRow = guard().guarded(Users.all()
                .all(guard())
                .concatMap(user -> Todos.filter(t -> t.user().eq(user)).exec(guard()), 2));
        TooLarge failed = failure(TooLarge.class, forEachRow::collectList);

        assertThat(failed.code()).isEqualTo(ErrorCode.STATEMENT_LIMIT);
        assertThat(failed.limit()).isEqualTo(LIMIT);
        assertThat(failed)
                .hasMessage("[STATEMENT_LIMIT] one subscription sent as many statements as it may, and asks for more"
                        + " (option: statementLimit, limit: 4, most often: todos, 3 times)."
                        + " Read what belongs to each row by include(…), or that of all rows by in(…), instead of asking"
                        + " for each row; or raise the limit");
        assertThat(failed.statement().orElseThrow().toString()).contains("Todo");
        limited.settle();
        assertThat(limited.probe().statements()).hasSizeLessThanOrEqualTo(LIMIT);

        limited.probe().clear();
        List<User> users =
                list(guard().guarded(Users.all().include(u -> u.todos()).all(guard())));
        assertThat(users).allMatch(user -> user.todos().isLoaded()).hasSize(10);
        assertThat(limited.probe().statements()).hasSize(2);
    }

    @Test
    void besideEachOtherIsCountedToo() {
        Flux<Long> loop = Users.all()
                .all(guard())
                .flatMapDelayError(user -> Todos.filter(t -> t.user().eq(user)).count(guard()), 2, 1);
        Throwable failed = catchThrowable(() -> list(guard().guarded(loop)));
        assertThat(Exceptions.unwrapMultiple(failed).stream().filter(TooLarge.class::isInstance))
                .isNotEmpty();
        limited.settle();
        assertThat(limited.probe().statements()).hasSizeLessThanOrEqualTo(LIMIT);
    }

    @Test
    void onAnyThread() {
        refusesTheFifth(Users.all()
                .all(guard())
                .publishOn(Schedulers.parallel())
                .concatMap(user ->
                        Todos.filter(t -> t.user().eq(user)).count(guard()).subscribeOn(Schedulers.parallel())));
    }

    @Test
    void statementsThatDoNotHangTogetherAreCountedTogether() {
        refusesTheFifth(Flux.concat(count(), count(), count(), count(), count()));
    }

    @Test
    void aRetryGoesOnCounting() {
        refusesTheFifth(count().then(Users.filter(u -> u.name().eq("nobody")).one(guard()))
                .retry(5));
    }

    @Test
    void asManyAsTheLimitPass() {
        assertThat(list(guard().guarded(Flux.concat(count(), count(), count(), count()))))
                .containsExactly(10L, 10L, 10L, 10L);
    }

    @Test
    void everySubscriptionCountsAnew() {
        Mono<Long> three = guard().guarded(count().then(count()).then(count()));
        assertThat(get(three)).isEqualTo(10);
        assertThat(get(three)).isEqualTo(10);
        assertThat(list(three.repeat(3))).hasSize(4);
    }

    @Test
    void insideOfAnotherItAddsNothing() {
        Mono<Long> three = guard().guarded(count().then(count()).then(count()));
        assertThat(failure(TooLarge.class, () -> guard().guarded(three.then(three)))
                        .code())
                .isEqualTo(ErrorCode.STATEMENT_LIMIT);
    }

    @Test
    void withoutTheGuardEachStatementIsCountedByItself() {
        assertThat(list(Users.all()
                        .all(guard())
                        .concatMap(user -> Todos.filter(t -> t.user().eq(user)).count(guard()))))
                .hasSize(10);

        TooLarge failed = failure(
                TooLarge.class,
                () -> Todos.all()
                        .include(t -> t.user(), t -> t.category(), t -> t.parent(), t -> t.steps())
                        .exec(guard()));
        assertThat(failed.code()).isEqualTo(ErrorCode.STATEMENT_LIMIT);
    }

    @Test
    void aTransactionIsCountedAsAWhole() {
        if (!transactional()) {
            refuses(ErrorCode.TRANSACTION_NOT_NATIVE, () -> guard().transaction(tx -> count()));
            return;
        }
        Mono<Long> loop = guard().transaction(tx -> Users.all()
                .all(tx)
                .concatMap(user -> Users.update(user).name("renamed").exec(tx))
                .count());
        assertThat(failure(TooLarge.class, () -> loop).code()).isEqualTo(ErrorCode.STATEMENT_LIMIT);
        assertThat(get(Users.filter(u -> u.name().eq("renamed")).count(guard())))
                .isZero();

        assertThat(get(guard().transaction(tx ->
                                Users.all().update().name("renamed").exec(tx)))
                        .matched())
                .isEqualTo(10);
    }

    @Test
    void anotherDbIsNotCounted() {
        seed();
        assertThat(list(guard().guarded(Users.all()
                        .all(guard())
                        .concatMap(user -> Todos.filter(t -> t.user().eq(user)).count(db())))))
                .hasSize(10);
    }

    @Test
    void withoutALimitNothingIsCounted() {
        seed();
        Flux<Long> loop = Users.all()
                .all(db())
                .concatMap(user -> Todos.filter(t -> t.user().eq(user)).count(db()));
        assertThat(db().guarded(loop)).isSameAs(loop);
        assertThat(list(db().guarded(loop))).hasSize(10);
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatThrownBy(() -> DbOptions.DEFAULT.withStatementLimit(0)).isInstanceOf(InvalidConfiguration.class);
    }

    private Db guard() {
        return limited.db();
    }

    private Mono<Long> count() {
        return Users.all().count(guard());
    }

    private void refusesTheFifth(Flux<?> statements) {
        refusesTheFifth(statements.then());
    }

    private void refusesTheFifth(Mono<?> statements) {
        assertThat(failure(TooLarge.class, () -> guard().guarded(statements)).code())
                .isEqualTo(ErrorCode.STATEMENT_LIMIT);
        limited.settle();
        assertThat(limited.probe().statements()).hasSize(LIMIT);
    }
}
