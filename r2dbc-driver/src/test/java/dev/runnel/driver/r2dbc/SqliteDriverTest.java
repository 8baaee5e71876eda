package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.Db;
import dev.runnel.error.ReadOnlyTransactionException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.TransactionMode;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class SqliteDriverTest extends DriverTests {
    SqliteDriverTest() {
        super(SqliteFiles.newDatabase());
    }

    @Test
    void fileOutlivesItsDriver() {
        String file = SqliteFiles.newDatabase();
        Db first = db(file);
        first.pushSchema().block(PATIENCE);
        Category made = Categories.create().name("kept").exec(first).block(PATIENCE);
        first.close().block(PATIENCE);
        Db second = db(file);
        assertThat(Categories.all().exec(second).block(PATIENCE)).isEqualTo(List.of(made));
        second.close().block(PATIENCE);
    }

    @Test
    void fileThatIsOnlyToBeReadIsRead() {
        String file = SqliteFiles.newDatabase();
        Db writer = db(file + "&journalMode=delete");
        writer.pushSchema().block(PATIENCE);
        Categories.create().name("kept").exec(writer).block(PATIENCE);
        writer.close().block(PATIENCE);
        Db reader = db(file + "&mode=ro");
        assertThat(Categories.all().count(reader).block(PATIENCE)).isEqualTo(1);
        assertThat(catchThrowable(
                        () -> Categories.create().name("new").exec(reader).block(PATIENCE)))
                .isInstanceOf(ReadOnlyTransactionException.class);
        reader.close().block(PATIENCE);
    }

    /** All connections of a driver share it, and nobody else. */
    @ParameterizedTest
    @ValueSource(strings = {"r2dbc:sqlite::memory:", "r2dbc:sqlite:///:memory:", "r2dbc:sqlite://:memory:"})
    void databaseInMemoryLivesAsLongAsItsDriver(String url) {
        R2dbcDriver memory = (R2dbcDriver) new R2dbcDriverProvider().create(url, PoolOptions.DEFAULT);
        R2dbcLease lease = (R2dbcLease) memory.acquire().block(PATIENCE);
        lease.execute("CREATE TABLE kept (n INTEGER)").block(PATIENCE);
        lease.connection().markUnusable();
        lease.release().block(PATIENCE);
        R2dbcLease next = (R2dbcLease) memory.acquire().block(PATIENCE);
        next.execute("SELECT * FROM kept").block(PATIENCE);
        next.release().block(PATIENCE);
        R2dbcDriver other = (R2dbcDriver) new R2dbcDriverProvider().create(url, PoolOptions.DEFAULT);
        R2dbcLease stranger = (R2dbcLease) other.acquire().block(PATIENCE);
        assertThat(catchThrowable(() -> stranger.execute("SELECT * FROM kept").block(PATIENCE)))
                .isInstanceOf(SchemaMismatchException.class);
        stranger.release().block(PATIENCE);
        other.close().block(PATIENCE);
        memory.close().block(PATIENCE);
    }

    @Test
    void transactionThatWaitsForItsLockIsGivenUpAtOnce() {
        R2dbcLease holder = (R2dbcLease) driver.acquire().block(PATIENCE);
        R2dbcLease waiting = (R2dbcLease) driver.acquire().block(PATIENCE);
        holder.begin(TransactionMode.DEFAULT).block(PATIENCE);
        Disposable begins = waiting.begin(TransactionMode.DEFAULT).subscribe();
        Mono.delay(Duration.ofMillis(100)).block();
        begins.dispose();
        waiting.rollback().block(Duration.ofSeconds(1));
        assertThat(waiting.connection().isUsable()).isTrue();
        holder.rollback().block(PATIENCE);
        waiting.begin(TransactionMode.DEFAULT).block(PATIENCE);
        waiting.rollback().block(PATIENCE);
        holder.release().block(PATIENCE);
        waiting.release().block(PATIENCE);
    }

    /** SQLite undoes all of the transaction, and not only what was done since the savepoint. */
    @Test
    void writeThatIsStoppedInsideOfASavepointDoomsAllOfIt() {
        Db db = db(SqliteFiles.newDatabase());
        db.pushSchema().block(PATIENCE);
        Categories.createMany(IntStream.range(0, 50_000)
                        .mapToObj(n -> Categories.create().name("c" + n))
                        .toList())
                .exec(db)
                .block(PATIENCE);
        Throwable error = catchThrowable(() -> db.transaction(tx -> Categories.create()
                        .name("before")
                        .exec(tx)
                        .then(tx.transaction(inner -> Categories.all()
                                        .update()
                                        .name(c -> c.name().upper())
                                        .exec(inner)
                                        .timeout(Duration.ofMillis(20)))
                                .onErrorComplete(TimeoutException.class))
                        .then(Categories.create().name("after").exec(tx)))
                .block(PATIENCE));
        assertThat(error).isInstanceOf(TransactionAbortedException.class);
        assertThat(Categories.filter(c -> c.name().in(List.of("before", "after", "C1")))
                        .count(db)
                        .block(PATIENCE))
                .isZero();
        db.close().block(PATIENCE);
    }

    private static Db db(String url) {
        return Db.builder()
                .url(url)
                .models(Categories.MODEL, Todos.MODEL, Users.MODEL, Steps.MODEL)
                .build();
    }
}
