package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** The servers that tests of MySQL and MariaDB run on. */
class MysqlProcessTest {
    @ParameterizedTest
    @EnumSource
    void aServerKeepsWhatWasCommittedWhenItIsKilled(MysqlServer server) {
        try (MysqlProcess process = server.own()) {
            String url = server.url(process.port());
            MysqlServer.execute(url, "CREATE DATABASE kept");
            MysqlServer.execute(url, "CREATE TABLE kept.numbers (n INT PRIMARY KEY)");
            MysqlServer.execute(url, "INSERT INTO kept.numbers VALUES (1)");
            process.kill();
            assertThatThrownBy(() -> new Socket("127.0.0.1", process.port())).isInstanceOf(java.io.IOException.class);
            process.start();
            assertThatThrownBy(() -> MysqlServer.execute(url, "INSERT INTO kept.numbers VALUES (1)"))
                    .isInstanceOf(io.r2dbc.spi.R2dbcDataIntegrityViolationException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseIsMadeAndRemoved(MysqlServer server) {
        String url = server.newDatabase();
        MysqlServer.execute(url, "CREATE TABLE t (n INT)");
        server.dropDatabase(url);
        assertThatThrownBy(() -> MysqlServer.execute(url, "SELECT 1")).isInstanceOf(io.r2dbc.spi.R2dbcException.class);
    }

    /** {@code docs/versions.md} names the version that each build runs on. */
    @Test
    void mysqlIsTheVersionOfThePage() throws IOException {
        try (MysqlProcess process = MysqlServer.MYSQL.own()) {
            String version = Mono.usingWhen(
                            ConnectionFactories.get(MysqlServer.MYSQL.url(process.port()))
                                    .create(),
                            connection -> Mono.just(connection.getMetadata().getDatabaseVersion()),
                            Connection::close)
                    .block();
            assertThat(Files.readString(Path.of("../docs/versions.md")))
                    .contains("| MySQL | " + DatabaseCapabilities.MYSQL.minimumVersion() + " | "
                            + String.valueOf(version).replaceFirst("-.*", "") + " |");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordOfSpecialCharactersIsAskedFor(MysqlServer server) {
        String url = server.urlWithPassword();
        MysqlServer.execute(url, "SELECT 1");
        assertThat(url).contains("@");
    }
}
