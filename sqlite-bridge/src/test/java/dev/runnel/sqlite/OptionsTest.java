package dev.runnel.sqlite;

import static dev.runnel.sqlite.Sqlite.PATIENCE;
import static dev.runnel.sqlite.Sqlite.one;
import static dev.runnel.sqlite.Sqlite.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;

/** Tests the options of a URL and their effect on each connection. */
class OptionsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "r2dbc:sqlite:///data/x.db, file:/data/x.db?mode=rwc&cache=private",
        "r2dbc:sqlite:////data/x.db, file:/data/x.db?mode=rwc&cache=private",
        "r2dbc:sqlite:file:///data/x.db, file:/data/x.db?mode=rwc&cache=private",
        "r2dbc:sqlite://x.db, file:x.db?mode=rwc&cache=private",
        "r2dbc:sqlite://data_1/x.db?mode=ro, file:data_1/x.db?mode=ro&cache=private",
        "r2dbc:sqlite:///./x.db, file:./x.db?mode=rwc&cache=private",
        "r2dbc:sqlite:///a%20b%3F%23.db?sharedCache=true, file:/a%20b%3F%23.db?mode=rwc&cache=shared",
    })
    void aUrlNamesAFile(String url, String file) {
        assertThat(options(url).file()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r2dbc:sqlite::memory:",
                "r2dbc:sqlite::memory:///",
                "r2dbc:sqlite:///:memory:",
                "r2dbc:sqlite://:memory:"
            })
    void aUrlNamesMemory(String url) {
        assertThat(options(url).file()).startsWith("file:/runnel-sqlite-").endsWith("?vfs=memdb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r2dbc:sqlite:///",
                "r2dbc:sqlite:tcp://x.db",
                "r2dbc:sqlite:///x.db?mode=all",
                "r2dbc:sqlite:///x.db?lockMode=later",
                "r2dbc:sqlite:///x.db?foreignKeys=perhaps",
                "r2dbc:sqlite:///x.db?busyTimeout=-1",
                "r2dbc:sqlite:///x.db?busyTimeout=soon",
                "r2dbc:sqlite:///x.db?queueSize=0",
                "r2dbc:sqlite:///x.db?journalMode=wal;drop",
                "r2dbc:sqlite:///x.db?journalMode=wall",
                "r2dbc:sqlite:///x.db?synchronous=ful",
                "r2dbc:sqlite:///x.db?pragmas=busy_timeout%3D3000",
                "r2dbc:sqlite::memory:?mode=ro",
                "r2dbc:sqlite://data:8080/x.db",
                "r2dbc:sqlite:///x.db?pragmas=a%3D1%3Bdrop%20table%20t",
            })
    void invalidOptionsAreRejected(String url) {
        assertThatThrownBy(() -> ConnectionFactories.get(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void durationsAreTextsOrMilliseconds() {
        Options options = options("r2dbc:sqlite:///x.db?lockWaitTimeout=PT2S&statementTimeout=1500");
        assertThat(options.lockWait()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.statementTimeout()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void pragmasAreSetOnEachConnection() {
        ConnectionFactory factory = Sqlite.file(
                directory.resolve("pragma file?.db".replace("?", "%3F").replace(" ", "%20")),
                "journalMode=wal",
                "synchronous=normal",
                "pragmas=cache_size%3D-4321%3Btemp_store%3Dmemory");
        for (int i = 0; i < 2; i++) {
            SqliteConnection connection = Sqlite.open(factory);
            assertThat(one(connection, "PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(one(connection, "PRAGMA synchronous")).isEqualTo(1L);
            assertThat(one(connection, "PRAGMA cache_size")).isEqualTo(-4321L);
            assertThat(one(connection, "PRAGMA temp_store")).isEqualTo(2L);
            assertThat(one(connection, "PRAGMA foreign_keys")).isEqualTo(1L);
            connection.close().block(PATIENCE);
        }
        assertThat(directory.resolve("pragma file?.db")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"journalMode=wal", "pragmas=cach_size%3D5"})
    void unsupportedPragmasFailOnOpen(String option) {
        assertThatThrownBy(() -> Sqlite.open(Sqlite.memory(option))).isInstanceOf(R2dbcException.class);
    }

    @Test
    void foreignKeysCanBeOff() {
        SqliteConnection connection = Sqlite.open(Sqlite.memory("foreignKeys=false"));
        assertThat(one(connection, "PRAGMA foreign_keys")).isEqualTo(0L);
        connection.close().block(PATIENCE);
    }

    @Test
    void theModeSaysWhetherTheFileIsWrittenOrMade() {
        Path file = directory.resolve("mode.db");
        assertThatThrownBy(() -> Sqlite.open(Sqlite.file(file, "mode=rw"))).isInstanceOf(R2dbcException.class);
        assertThat(Files.exists(file)).isFalse();
        SqliteConnection writer = Sqlite.open(Sqlite.file(file));
        run(writer, "CREATE TABLE t (i)");
        SqliteConnection reader = Sqlite.open(Sqlite.file(file, "mode=ro"));
        assertThatThrownBy(() -> run(reader, "INSERT INTO t VALUES (1)")).isInstanceOf(R2dbcException.class);
        reader.close().then(writer.close()).block(PATIENCE);
    }

    @Test
    void connectionsOfAFactoryShareItsMemory() {
        ConnectionFactory factory = Sqlite.memory();
        SqliteConnection first = Sqlite.open(factory);
        SqliteConnection second = Sqlite.open(factory);
        run(first, "CREATE TABLE t (i); INSERT INTO t VALUES (1)");
        assertThat(one(second, "SELECT i FROM t")).isEqualTo(1L);
        first.close().block(PATIENCE);
        assertThat(one(second, "SELECT i FROM t"))
                .as("it lives as long as one of them")
                .isEqualTo(1L);
        SqliteConnection stranger = Sqlite.open(Sqlite.memory());
        assertThatThrownBy(() -> one(stranger, "SELECT i FROM t")).isInstanceOf(R2dbcException.class);
        second.close().block(PATIENCE);
        SqliteConnection third = Sqlite.open(factory);
        assertThatThrownBy(() -> one(third, "SELECT i FROM t")).isInstanceOf(R2dbcException.class);
        third.close().then(stranger.close()).block(PATIENCE);
    }

    @Test
    void aCancelledOpenOpensNoConnection() {
        ConnectionFactory factory = Sqlite.memory();
        for (int i = 0; i < 20; i++) {
            Mono.from(factory.create()).subscribe(new BaseSubscriber<Connection>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    subscription.cancel();
                }
            });
        }
        Sqlite.await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("sqlite-")));
        SqliteConnection last = Sqlite.open(factory);
        run(last, "CREATE TABLE t (i)");
        last.close().block(PATIENCE);
        SqliteConnection next = Sqlite.open(factory);
        assertThatThrownBy(() -> one(next, "SELECT i FROM t"))
                .as("no other held the memory")
                .isInstanceOf(R2dbcException.class);
        next.close().block(PATIENCE);
    }

    @Test
    void theThreadOfAConnectionEndsWithIt() {
        SqliteConnection connection = Sqlite.open(Sqlite.memory());
        connection.close().block(PATIENCE);
        assertThatThrownBy(() -> Sqlite.open(Sqlite.file(directory.resolve("no/such/folder/x.db"))))
                .isInstanceOf(R2dbcException.class);
        Sqlite.await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("sqlite-")));
    }

    private static Options options(String url) {
        return Options.of(SqliteConnectionFactoryProvider.parse(url));
    }
}
