package dev.runnel.driver.r2dbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConnectionLostException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;

/** What the driver of PostgreSQL fails with in moments that a test of faults does not hit. */
class PostgresErrorsTest {
    private final PostgresErrorTranslator errors = new PostgresErrorTranslator();
    private final Throwable ended = new Sinks.EmissionException(EmitResult.FAIL_NON_SERIALIZED, "ended");

    @Test
    void requestsThatEndWhileOneIsSentAreALostConnection() {
        assertThat(errors.translate(ended))
                .isInstanceOfSatisfying(
                        ConnectionLostException.class, lost -> assertThat(lost).hasMessageContaining("08006"));
    }

    @Test
    void requestsThatEndWhileAConnectionOpensAreAServerThatDoesNotAnswer() {
        assertThat(errors.translateConnect(ended))
                .isInstanceOfSatisfying(
                        ConnectFailedException.class,
                        failed -> assertThat(failed.kind()).isEqualTo(ConnectFailedException.Kind.UNREACHABLE));
    }
}
