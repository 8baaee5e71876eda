package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDriverVersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.RELEASE", "1.1.2.RELEASE", "1.0.7.RELEASE", "0.9.3.RELEASE"})
    void warnsOfVersionThatMayHang(String version) {
        assertThat(PostgresDriverVersion.warning(version))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("r2dbc-postgresql " + version)
                        .contains("r2dbc-postgresql.version", "1.1.3.RELEASE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.3.RELEASE", "1.1.3", "1.1.4.RELEASE", "1.2.0.RELEASE", "2.0.0"})
    void doesNotWarnOfFixedVersion(String version) {
        assertThat(PostgresDriverVersion.warning(version)).isEmpty();
    }

    @Test
    void findsVersionOfDriverOnTheClassPath() {
        assertThat(PostgresDriverVersion.found(PostgresqlConnectionFactory.class))
                .hasValueSatisfying(version ->
                        assertThat(PostgresDriverVersion.warning(version)).isEmpty());
    }
}
