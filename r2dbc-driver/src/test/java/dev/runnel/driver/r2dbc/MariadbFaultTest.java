package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runnel.error.ConnectFailedException;
import org.junit.jupiter.api.Test;

class MariadbFaultTest extends MysqlFaultTests {
    MariadbFaultTest() {
        super(MysqlServer.MARIADB);
    }

    /** The MariaDB that the tests start has no TLS; their MySQL has it. */
    @Test
    void serverWithoutTlsIsNamed() {
        assumeTrue(database.contains("sslMode=disabled"), "the server that is named may have TLS");
        ConnectFailedException refused = connectFailure(database.replace("sslMode=disabled", "sslMode=required"));
        assertThat(refused.kind()).isEqualTo(ConnectFailedException.Kind.OTHER);
        assertThat(refused)
                .hasMessageContaining("no TLS connection could be agreed on with the server")
                .hasMessageContaining("host: 127.0.0.1, port: ");
    }
}
