package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.Db;
import dev.runnel.DbOptions;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.error.LimitExceededException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.task.Owner;
import dev.runnel.tck.scenario.task.Owners;
import dev.runnel.tck.scenario.task.Task;
import dev.runnel.tck.scenario.task.Tasks;
import dev.runnel.tck.suite.TaskTopic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The statement limit, which finds loops of statements. */
@AlsoWithCompositeKeys
public abstract class StatementGuardTopic extends TaskTopic {
    private static final int LIMIT = 4;

    private TestDb limited;

    @BeforeEach
    void openLimited() {
        limited = closing(TestDb.empty(fixture(), 2, models(), options -> options.withStatementLimit(LIMIT)));
        limited.pushSchema();
        write(limited.db());
        limited.probe().clear();
    }

    @Test
    void aStatementForEachRowFailsAndTheIncludePasses() {
        Flux<List<Task>> forEachRow = guard().withStatementLimit(Owners.all()
                .all(guard())
                .concatMap(owner -> Tasks.filter(t -> t.owner().eq(owner)).exec(guard()), 2));
        LimitExceededException failed = failure(LimitExceededException.class, forEachRow::collectList);

        assertThat(failed.code()).isEqualTo(ErrorCode.STATEMENT_LIMIT);
        assertThat(failed.limit()).isEqualTo(LIMIT);
        assertThat(failed)
                .hasMessage("[STATEMENT_LIMIT] one subscription sends more statements than the limit"
                        + " (option: statementLimit, limit: 4, most often: tasks, 3 times)."
                        + " Read related rows with include(…), or the rows of all keys with in(…), instead of one query for"
                        + " each row; or raise the option");
        assertThat(failed.statement().orElseThrow().toString()).contains("Task");
        limited.settle();
        assertThat(limited.probe().statements()).hasSizeLessThanOrEqualTo(LIMIT);

        limited.probe().clear();
        List<Owner> owners = list(
                guard().withStatementLimit(Owners.all().include(o -> o.tasks()).all(guard())));
        assertThat(owners).allMatch(owner -> owner.tasks().isLoaded()).hasSize(4);
        assertThat(limited.probe().statements()).hasSize(2);
    }

    @Test
    void besideEachOtherIsCountedToo() {
        Flux<Long> loop = Owners.all()
                .all(guard())
                .flatMapDelayError(
                        owner -> Tasks.filter(t -> t.owner().eq(owner)).count(guard()), 2, 1);
        Throwable failed = catchThrowable(() -> list(guard().withStatementLimit(loop)));
        assertThat(Exceptions.unwrapMultiple(failed).stream().filter(LimitExceededException.class::isInstance))
                .isNotEmpty();
        limited.settle();
        assertThat(limited.probe().statements()).hasSizeLessThanOrEqualTo(LIMIT);
    }

    @Test
    void onAnyThread() {
        refusesTheFifth(Owners.all()
                .all(guard())
                .publishOn(Schedulers.parallel())
                .concatMap(owner ->
                        Tasks.filter(t -> t.owner().eq(owner)).count(guard()).subscribeOn(Schedulers.parallel())));
    }

    @Test
    void statementsThatDoNotHangTogetherAreCountedTogether() {
        refusesTheFifth(Flux.concat(count(), count(), count(), count(), count()));
    }

    @Test
    void aRetryGoesOnCounting() {
        refusesTheFifth(count().then(Owners.filter(o -> o.name().eq("nobody")).one(guard()))
                .retry(5));
    }

    @Test
    void asManyAsTheLimitPass() {
        assertThat(list(guard().withStatementLimit(Flux.concat(count(), count(), count(), count()))))
                .containsExactly(4L, 4L, 4L, 4L);
    }

    @Test
    void everySubscriptionCountsAnew() {
        Mono<Long> three = guard().withStatementLimit(count().then(count()).then(count()));
        assertThat(get(three)).isEqualTo(4);
        assertThat(get(three)).isEqualTo(4);
        assertThat(list(three.repeat(3))).hasSize(4);
    }

    @Test
    void insideOfAnotherItAddsNothing() {
        Mono<Long> three = guard().withStatementLimit(count().then(count()).then(count()));
        assertThat(failure(LimitExceededException.class, () -> guard().withStatementLimit(three.then(three)))
                        .code())
                .isEqualTo(ErrorCode.STATEMENT_LIMIT);
    }

    @Test
    void withoutTheGuardEachStatementIsCountedByItself() {
        assertThat(list(Owners.all()
                        .all(guard())
                        .concatMap(
                                owner -> Tasks.filter(t -> t.owner().eq(owner)).count(guard()))))
                .hasSize(4);

        LimitExceededException failed = failure(
                LimitExceededException.class,
                () -> Tasks.all()
                        .include(t -> t.owner().tasks(), t -> t.parent(), t -> t.children())
                        .exec(guard()));
        assertThat(failed.code()).isEqualTo(ErrorCode.STATEMENT_LIMIT);
    }

    @Test
    void aTransactionIsCountedAsAWhole() {
        if (!transactional()) {
            refuses(ErrorCode.TRANSACTION_UNSUPPORTED, () -> guard().transaction(tx -> count()));
            return;
        }
        Mono<Long> loop = guard().transaction(tx -> Owners.all()
                .all(tx)
                .concatMap(owner -> Owners.update(owner).about("renamed").exec(tx))
                .count());
        assertThat(failure(LimitExceededException.class, () -> loop).code()).isEqualTo(ErrorCode.STATEMENT_LIMIT);
        assertThat(get(Owners.filter(o -> o.about().eq("renamed")).count(guard())))
                .isZero();

        assertThat(get(guard().transaction(tx ->
                                Owners.all().update().about("renamed").exec(tx)))
                        .matched())
                .isEqualTo(4);
    }

    @Test
    void anotherDbIsNotCounted() {
        write(db());
        probe().clear();
        assertThat(list(guard().withStatementLimit(Owners.all()
                        .all(guard())
                        .concatMap(
                                owner -> Tasks.filter(t -> t.owner().eq(owner)).count(db())))))
                .hasSize(4);
    }

    @Test
    void withoutALimitNothingIsCounted() {
        write(db());
        probe().clear();
        Flux<Long> loop = Owners.all()
                .all(db())
                .concatMap(owner -> Tasks.filter(t -> t.owner().eq(owner)).count(db()));
        assertThat(db().withStatementLimit(loop)).isSameAs(loop);
        assertThat(list(db().withStatementLimit(loop))).hasSize(4);
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThatThrownBy(() -> DbOptions.DEFAULT.withStatementLimit(0))
                .isInstanceOf(InvalidConfigurationException.class);
    }

    private Db guard() {
        return limited.db();
    }

    private Mono<Long> count() {
        return Owners.all().count(guard());
    }

    private void refusesTheFifth(Flux<?> statements) {
        refusesTheFifth(statements.then());
    }

    private void refusesTheFifth(Mono<?> statements) {
        assertThat(failure(LimitExceededException.class, () -> guard().withStatementLimit(statements))
                        .code())
                .isEqualTo(ErrorCode.STATEMENT_LIMIT);
        limited.settle();
        assertThat(limited.probe().statements()).hasSize(LIMIT);
    }
}
