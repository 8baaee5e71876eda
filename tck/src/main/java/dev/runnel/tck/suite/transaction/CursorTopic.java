package dev.runnel.tck.suite.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Session;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.LimitExceededException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.scenario.types.Specimen;
import dev.runnel.tck.scenario.types.Specimens;
import dev.runnel.tck.suite.query.ManyUsers;
import dev.runnel.tck.suite.type.TypeSample;
import dev.runnel.type.StorageType;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Long streams whose order has no index, with an include or in a transaction: keyset pages first, then a server cursor
 * if the backend supports one.
 */
public abstract class CursorTopic extends InteractiveTopic {
    /** The rows of the first three windows. */
    private static final int BY_KEYSET = 256 + 512 + 1_024;

    /** The rest of them is one FETCH. */
    private static final int LONG = 3_000;

    /** The rest of them is two. */
    private static final int LONGER = 6_500;

    private static final int FETCHED = 4_096;

    private static final Comparator<User> BY_ID = Comparator.comparing(User::id, StorageType.UUID.order()::compare);

    private static final Comparator<User> BY_BIO =
            Comparator.comparing((User u) -> u.bio().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    protected List<ModelProvider> models() {
        return Stream.concat(super.models().stream(), Stream.of(Specimens.MODEL))
                .toList();
    }

    private boolean hasCursors() {
        return capabilities().reads().cursors();
    }

    private static Users.Query byBio() {
        return byBio(true);
    }

    private static Users.Query byBio(boolean ascending) {
        return Users.all().orderBy(u -> ascending ? u.bio().asc() : u.bio().desc());
    }

    /** In a transaction where there are any. */
    private <T> List<T> read(Function<Session, Flux<T>> rows) {
        return get(
                transactional()
                        ? db().transaction(tx -> rows.apply(tx).collectList())
                        : rows.apply(db()).collectList());
    }

    /** Begins, ends and what the cursor is for are logged in between, on the one lease. */
    private void wasReadBy(Kind... kinds) {
        if (hasCursors()) {
            assertThat(probe().kinds()).containsSubsequence(kinds);
            assertThat(probe().kinds()).containsOnlyOnce(Kind.ACQUIRE).containsOnlyOnce(Kind.RELEASE);
        } else {
            assertThat(probe().kinds()).doesNotContain(Kind.OPEN_CURSOR, Kind.FETCH, Kind.CLOSE_CURSOR);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withAnIncludeAllComeInOrderWithTheirChildren(boolean ascending) {
        List<User> written = write(LONGER);

        List<User> users = list(byBio(ascending).include(u -> u.todos()).all(db()));
        home().settle();

        assertThat(users).extracting(User::id).containsExactlyElementsOf(sorted(written, ascending));
        assertThat(users)
                .allSatisfy(u -> assertThat(u.todos().get())
                        .singleElement()
                        .satisfies(todo -> assertThat(todo.userId()).isEqualTo(u.id())));
        wasReadBy(
                Kind.ACQUIRE,
                Kind.BEGIN,
                Kind.OPEN_CURSOR,
                Kind.FETCH,
                Kind.ROWS,
                Kind.FETCH,
                Kind.ROWS,
                Kind.COMMIT,
                Kind.RELEASE);
        if (hasCursors()) {
            int rest = LONGER - BY_KEYSET - FETCHED;
            assertThat(probe().answers())
                    .as("more rows than a list reads at once; then rows and their children")
                    .containsExactly(1_025, 257, 256, 513, 512, 1_025, 1_024, FETCHED, FETCHED, rest, rest);
        } else {
            assertThat(probe().kinds()).doesNotContain(Kind.BEGIN);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inATransactionAllComeInOrder(boolean ascending) {
        List<User> written = write(LONG);

        List<User> users = read(session -> byBio(ascending).all(session));
        home().settle();

        assertThat(users).extracting(User::id).containsExactlyElementsOf(sorted(written, ascending));
        wasReadBy(
                Kind.BEGIN,
                Kind.ROWS,
                Kind.ROWS,
                Kind.ROWS,
                Kind.OPEN_CURSOR,
                Kind.FETCH,
                Kind.CLOSE_CURSOR,
                Kind.COMMIT);
    }

    @Test
    void everyTypeIsReadAsEver() {
        List<Specimen> written = TypeSample.many(2_000);
        for (int from = 0; from < 2_000; from += 100) {
            get(Specimens.insertMany(written.subList(from, from + 100)).exec(db()));
        }
        probe().clear();

        List<Specimen> read =
                read(session -> Specimens.all().orderBy(s -> s.truth().desc()).all(session));
        home().settle();

        assertThat(TypeSample.comparable(read))
                .isEqualTo(TypeSample.comparable(written.stream()
                        .sorted(Comparator.comparing(Specimen::truth).reversed())
                        .toList()));
        wasReadBy(Kind.OPEN_CURSOR, Kind.FETCH, Kind.CLOSE_CURSOR);
    }

    /** A name of a cursor comes again on the same connection, for other columns. */
    @Test
    void oneConnectionHasManyOneAfterTheOther() {
        try (TestDb one = TestDb.open(fixture(), 1, models())) {
            write(one, LONG);
            for (int n = 0; n < 2; n++) {
                assertThat(list(byBio().include(u -> u.todos()).all(one.db()))).hasSize(LONG);
                assertThat(list(Todos.all()
                                .orderBy(t -> t.points().desc(), t -> t.title().asc())
                                .include(t -> t.user(), t -> t.body())
                                .all(one.db())))
                        .extracting(t -> t.points())
                        .startsWith(LONG - 1L, LONG - 2L)
                        .endsWith(0L)
                        .hasSize(LONG);
            }
            assertThat(one.probe().kinds().contains(Kind.OPEN_CURSOR)).isEqualTo(hasCursors());
        }
    }

    @Test
    void whereAnIndexServesTheOrderItGoesOnByKeyset() {
        write(LONG);

        assertThat(list(Users.all()
                        .orderBy(u -> u.email().desc(), u -> u.bio().asc())
                        .include(u -> u.todos())
                        .all(db())))
                .hasSize(LONG);
        assertThat(probe().kinds()).doesNotContain(Kind.OPEN_CURSOR, Kind.BEGIN);
    }

    @Test
    void withinALimitOfOneMoreWindowItGoesOnByKeyset() {
        List<User> written = write(LONGER);

        assertThat(list(byBio().limit(LONG).include(u -> u.todos()).all(db())))
                .extracting(User::id)
                .containsExactlyElementsOf(sorted(written, true).subList(0, LONG));
        assertThat(probe().kinds()).doesNotContain(Kind.OPEN_CURSOR, Kind.BEGIN);
        probe().clear();

        int most = BY_KEYSET + FETCHED + 1;
        assertThat(list(byBio().offset(10).limit(most).include(u -> u.todos()).all(db())))
                .extracting(User::id)
                .containsExactlyElementsOf(sorted(written, true).subList(10, 10 + most));
        home().settle();
        wasReadBy(Kind.OPEN_CURSOR, Kind.FETCH, Kind.FETCH, Kind.COMMIT);
    }

    @Test
    void cancelOfACursorReleasesTheConnectionWithoutATransaction() {
        write(LONGER);

        assertThat(list(byBio().include(u -> u.todos()).all(db()).take(BY_KEYSET + 1)))
                .hasSize(BY_KEYSET + 1);
        home().settle();

        wasReadBy(Kind.BEGIN, Kind.OPEN_CURSOR, Kind.FETCH, Kind.ROLLBACK, Kind.RELEASE);
        assertThat(probe().kinds()).doesNotContain(Kind.COMMIT);
        probe().clear();
        get(category("after").exec(db()));
        assertThat(names()).containsExactly("after", "shared");
    }

    /** Other work on the connection must not come into a transaction. */
    @Test
    void onAPinnedConnectionItGoesOnByKeyset() {
        write(LONG);
        if (refused()) {
            return;
        }
        Long rows = get(db().connection(connection ->
                byBio().include(u -> u.todos()).all(connection).count()));
        assertThat(rows).isEqualTo(LONG);
        assertThat(probe().kinds()).doesNotContain(Kind.OPEN_CURSOR, Kind.BEGIN);
    }

    /** Four windows, each with their children, whoever they come from. */
    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void aFetchIsAStatementOfTheLimit(int limit) {
        try (TestDb limited = TestDb.empty(fixture(), 2, models(), options -> options.withStatementLimit(limit))) {
            limited.pushSchema();
            write(limited, LONG);
            Flux<User> users = byBio().include(u -> u.todos()).all(limited.db()).limitRate(FETCHED);
            if (limit == 7 && capabilities().reads().relational()) {
                assertThat(failure(LimitExceededException.class, users::count).code())
                        .isEqualTo(ErrorCode.STATEMENT_LIMIT);
            } else {
                assertThat(get(users.count())).isEqualTo(LONG);
            }
        }
    }

    @Test
    void twoInOneTransactionGoOnByTurns() {
        if (refused()) {
            return;
        }
        List<User> written = write(LONGER);
        List<UUID> up = sorted(written, true);
        List<UUID> down = sorted(written, false);

        Long pairs = get(db().transaction(tx -> Flux.zip(
                        byBio(true).include(u -> u.todos()).all(tx),
                        byBio(false).all(tx))
                .index()
                .doOnNext(pair -> {
                    int n = pair.getT1().intValue();
                    assertThat(pair.getT2().getT1().id()).isEqualTo(up.get(n));
                    assertThat(pair.getT2().getT2().id()).isEqualTo(down.get(n));
                })
                .concatMap(pair -> pair.getT1() == BY_KEYSET + 10
                        ? category("between").exec(tx).thenReturn(pair)
                        : Mono.just(pair))
                .count()));
        home().settle();

        assertThat(pairs).isEqualTo(LONGER);
        wasReadBy(Kind.OPEN_CURSOR, Kind.OPEN_CURSOR, Kind.CLOSE_CURSOR, Kind.CLOSE_CURSOR, Kind.COMMIT);
        assertThat(names()).containsExactly("between", "shared");
    }

    /** By keyset each window looks anew; a cursor has the rows of the moment that it was opened. */
    @Test
    void aCursorDoesNotSeeWhatItsTransactionWritesMeanwhile() {
        if (refused()) {
            return;
        }
        write(LONGER);
        int opened = BY_KEYSET + 10;

        Long rows = get(db().transaction(tx -> byBio().all(tx)
                .index()
                .concatMap(
                        row -> row.getT1() == opened
                                ? user("late@a.b").bio("zzz").exec(tx).thenReturn(row)
                                : Mono.just(row),
                        0)
                .count()));

        assertThat(rows).isEqualTo(hasCursors() ? LONGER : LONGER + 1);
        assertThat(get(Users.all().count(db()))).isEqualTo(LONGER + 1);
    }

    @Test
    void transactionContinuesAfterCancelOfAStream() {
        if (refused()) {
            return;
        }
        write(LONGER);

        get(db().transaction(tx -> byBio().all(tx)
                .take(BY_KEYSET + 1)
                .count()
                .doOnNext(rows -> assertThat(rows).isEqualTo(BY_KEYSET + 1))
                .then(category("after").exec(tx))));
        home().settle();

        wasReadBy(Kind.OPEN_CURSOR, Kind.FETCH, Kind.CLOSE_CURSOR, Kind.RUN, Kind.COMMIT, Kind.RELEASE);
        assertThat(names()).containsExactly("after", "shared");
    }

    @Test
    void aSavepointThatIsRolledBackTakesItsCursorsAlong() {
        if (refused()) {
            return;
        }
        write(LONGER);
        ByDemand<User> stream = new ByDemand<>();

        get(db().transaction(tx -> tx.transaction(inner -> {
                    byBio().all(inner).subscribe(stream);
                    return stream.first(BY_KEYSET + 1).then(Mono.error(new IllegalStateException("mine")));
                })
                .onErrorResume(IllegalStateException.class, mine -> {
                    stream.request(Long.MAX_VALUE);
                    return Mono.empty();
                })
                .then(byBio().all(tx).count())
                .doOnNext(rows -> assertThat(rows).isEqualTo(LONGER))
                .then(category("after").exec(tx))));
        home().settle();

        assertThat(stream.error)
                .isInstanceOfSatisfying(
                        InvalidStatementException.class,
                        ended -> assertThat(ended.code()).isEqualTo(ErrorCode.TRANSACTION_ENDED));
        wasReadBy(Kind.SAVEPOINT, Kind.OPEN_CURSOR, Kind.ROLLBACK_TO, Kind.OPEN_CURSOR, Kind.CLOSE_CURSOR, Kind.COMMIT);
        assertThat(names()).containsExactly("after", "shared");
    }

    @Test
    void aDoomedTransactionFetchesNoMore() {
        if (refused()) {
            return;
        }
        write(LONGER);
        ByDemand<User> stream = new ByDemand<>();

        failure(
                TransactionAbortedException.class,
                () -> db().transaction(tx -> {
                    byBio().all(tx).subscribe(stream);
                    return stream.first(BY_KEYSET + 1)
                            .then(user("00000").exec(tx))
                            .onErrorResume(twice -> {
                                probe().clear();
                                stream.request(Long.MAX_VALUE);
                                return Mono.empty();
                            });
                }));
        home().settle();

        assertThat(stream.error).isInstanceOf(TransactionAbortedException.class);
        assertThat(probe().kinds()).containsSubsequence(Kind.ROLLBACK, Kind.RELEASE);
        assertThat(probe().statements()).isEmpty();
    }

    /** Takes what it is told to. */
    private static final class ByDemand<T> extends BaseSubscriber<T> {
        private final Sinks.Empty<Void> enough = Sinks.empty();
        private long wanted;
        volatile Throwable error;

        /** Ends when so many have come. */
        Mono<Void> first(long rows) {
            wanted = rows;
            request(rows);
            return enough.asMono();
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // nothing yet
        }

        @Override
        protected void hookOnNext(T value) {
            if (--wanted == 0) {
                enough.tryEmitEmpty();
            }
        }

        @Override
        protected void hookOnError(Throwable failure) {
            error = failure;
        }
    }

    private static List<UUID> sorted(List<User> users, boolean ascending) {
        Comparator<User> byBio = ascending ? BY_BIO : BY_BIO.reversed();
        return users.stream().sorted(byBio.thenComparing(BY_ID)).map(User::id).toList();
    }

    private List<User> write(int users) {
        write(home(), users);
        List<User> written = list(Users.all().all(db()));
        probe().clear();
        return written;
    }

    private void write(TestDb home, int users) {
        ManyUsers.write(home.db(), get(category("shared").exec(home.db())), users);
        home.probe().clear();
    }
}
