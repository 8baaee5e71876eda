package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.ConnectFailedException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers behind one name: the session of that number on another one is somebody else's. */
class MysqlKillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void onlyASessionOfTheSameServerIsEnded(MysqlServer server) {
        MysqlBackend backend =
                new MysqlBackend(MysqlBackend.Kind.valueOf(server.name()), MysqlServer.options(server.newDatabase()));
        MysqlConnection connection =
                (MysqlConnection) Objects.requireNonNull(backend.open().block(PATIENCE));
        MysqlConnection.Session own = connection.session();
        MysqlConnection.Session elsewhere =
                new MysqlConnection.Session(own.id(), own.mostBytes(), own.countedBy(), "another " + own.server());

        assertThatThrownBy(() -> backend.kill("CONNECTION", elsewhere).block(PATIENCE))
                .isInstanceOf(ConnectFailedException.class);
        assertThat(connection.answers().block(PATIENCE)).isTrue();

        backend.kill("CONNECTION", own).block(PATIENCE);
        assertThat(connection.answers().onErrorReturn(false).block(PATIENCE)).isFalse();
    }
}
