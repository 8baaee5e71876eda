package dev.runnel.driver.r2dbc.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConnectFailedException;
import io.netty.channel.ConnectTimeoutException;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class ConnectCauseTest {
    private static ConnectFailedException failed(Throwable cause) {
        return (ConnectFailedException) new PostgresErrorTranslator()
                .translateConnect(new R2dbcNonTransientResourceException("top secret", "08003", cause));
    }

    @Test
    void theErrorOfTheNetworkIsFoundBehindThatOfTheDriver() {
        assertThat(ConnectCause.of(new RuntimeException(new UnknownHostException())))
                .isEqualTo(ConnectCause.UNKNOWN_HOST);
        assertThat(ConnectCause.of(new RuntimeException(new ConnectException())))
                .isEqualTo(ConnectCause.REFUSED);
        assertThat(ConnectCause.of(new ConnectTimeoutException())).isEqualTo(ConnectCause.TIMEOUT);
        assertThat(ConnectCause.of(new NoRouteToHostException())).isEqualTo(ConnectCause.NO_ROUTE);
        assertThat(ConnectCause.of(new SSLHandshakeException("top secret"))).isEqualTo(ConnectCause.TLS);
        assertThat(ConnectCause.of(new RuntimeException("top secret"))).isEqualTo(ConnectCause.CLOSED);
    }

    @Test
    void theTextNamesTheCauseAndQuotesNothing() {
        ConnectFailedException unknown = failed(new UnknownHostException("top secret"));
        assertThat(unknown.kind()).isEqualTo(ConnectFailedException.Kind.UNREACHABLE);
        assertThat(unknown)
                .hasNoCause()
                .hasMessageStartingWith("[CONNECT_FAILED] the host name cannot be resolved (sqlstate: 08003). ")
                .hasMessageNotContaining("secret");
        ConnectFailedException untrusted = failed(new SSLHandshakeException("top secret"));
        assertThat(untrusted.kind()).isEqualTo(ConnectFailedException.Kind.OTHER);
        assertThat(untrusted).hasMessageContaining("TLS").hasMessageNotContaining("secret");
    }

    @Test
    void aServerWithoutTlsIsNoMatterOfThePassword() {
        ConnectFailedException without = (ConnectFailedException)
                new PostgresErrorTranslator().translateConnect(new R2dbcPermissionDeniedException("no TLS", "08006"));
        assertThat(without.kind()).isEqualTo(ConnectFailedException.Kind.OTHER);
        assertThat(without).hasMessageContaining("TLS");
        ConnectFailedException password = (ConnectFailedException)
                new PostgresErrorTranslator().translateConnect(new R2dbcPermissionDeniedException("x", "28P01"));
        assertThat(password.kind()).isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS);
    }

    @Test
    void theServerIsNamedWithoutItsUser() {
        ConnectionFactoryOptions url = ConnectionFactoryOptions.parse("r2dbc:postgresql://joe:hunter2@host/db");
        assertThat(ErrorTranslator.located(failed(new ConnectException()), url, 5432))
                .hasMessageContaining("(sqlstate: 08003, host: host, port: 5432)")
                .hasMessageNotContaining("joe")
                .hasMessageNotContaining("hunter2");
    }
}
