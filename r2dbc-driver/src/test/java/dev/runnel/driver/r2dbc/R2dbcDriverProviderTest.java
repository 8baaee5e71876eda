package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfiguration;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.DriverProvider;
import dev.runnel.spi.PoolOptions;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class R2dbcDriverProviderTest {
    private final DriverProvider provider = new R2dbcDriverProvider();

    @Test
    void isFoundAsService() {
        assertThat(ServiceLoader.load(DriverProvider.class)).hasAtLeastOneElementOfType(R2dbcDriverProvider.class);
    }

    @Test
    void takesUrlsOfItsDatabasesOnly() {
        assertThat(provider.accepts("r2dbc:postgresql://localhost/db")).isTrue();
        assertThat(provider.accepts("r2dbc:h2:mem:///db")).isTrue();
        assertThat(provider.accepts("r2dbc:h2:file:///tmp/db")).isTrue();
        assertThat(provider.accepts("r2dbc:sqlite:///tmp/db")).isTrue();
        assertThat(provider.accepts("r2dbc:sqlite::memory:")).isTrue();
        assertThat(provider.accepts("r2dbc:mysql://localhost/db")).isTrue();
        assertThat(provider.accepts("r2dbc:oracle://localhost/db")).isFalse();
        assertThat(provider.accepts("jdbc:postgresql://localhost/db")).isFalse();
        assertThat(provider.accepts("memory:db")).isFalse();
    }

    @Test
    void makesDriversWithoutConnecting() {
        assertThat(provider.create("r2dbc:postgresql://user:password@nowhere.invalid:1/db", PoolOptions.DEFAULT)
                        .capabilities())
                .isSameAs(Capabilities.POSTGRESQL);
        assertThat(provider.create("r2dbc:h2:mem:///db", PoolOptions.DEFAULT).capabilities())
                .isSameAs(Capabilities.H2);
        assertThat(provider.create("r2dbc:sqlite::memory:", PoolOptions.DEFAULT).capabilities())
                .isSameAs(Capabilities.SQLITE);
        assertThat(provider.create("r2dbc:mysql://user:password@nowhere.invalid:1/db", PoolOptions.DEFAULT)
                        .capabilities())
                .isSameAs(Capabilities.MYSQL);
        assertThat(provider.create("r2dbc:mariadb://user:password@nowhere.invalid:1/db", PoolOptions.DEFAULT)
                        .capabilities())
                .isSameAs(Capabilities.MARIADB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r2dbc:postgresql://user:pass%word@host/db",
                "r2dbc:postgresql:///password",
                "r2dbc:postgresql:/password",
                "r2dbc:postgresql://host/password?forceBinary=perhaps",
                "r2dbc:h2:tape:///password",
                "r2dbc:sqlite:tape:///password",
                "r2dbc:sqlite:///password?lockMode=later",
                "r2dbc:h2:mem://user:pass%word@/db"
            })
    void refusesWhatCannotBeMeantWithoutQuotingIt(String url) {
        InvalidConfiguration error = Objects.requireNonNull(
                catchThrowableOfType(InvalidConfiguration.class, () -> provider.create(url, PoolOptions.DEFAULT)));
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_URL);
        assertThat(error.getMessage().replace("user:password@host:5432", "").replace("in a password", ""))
                .doesNotContain("password", "pass%word");
        assertThat(error.getCause()).isNull();
    }

    @Test
    void versionsCompareByNumber() {
        assertThat(Version.parse("18.6 (Debian 18.6-1)").isAtLeast(Version.parse("14")))
                .isTrue();
        assertThat(Version.parse("5.5.5-10.11.18-MariaDB-log").isAtLeast(Version.parse("10.11.18")))
                .isTrue();
        assertThat(Version.parse("14.24").isAtLeast(Version.parse("14"))).isTrue();
        assertThat(Version.parse("9.6.24").isAtLeast(Version.parse("14"))).isFalse();
        assertThat(Version.parse("2.4.240 (2025-09-22)").isAtLeast(Version.parse("2.3")))
                .isTrue();
        assertThat(Version.parse("8.0.15").isAtLeast(Version.parse("8.0.15"))).isTrue();
        assertThat(Version.parse("8.0.4-rc-log").isAtLeast(Version.parse("8.0.15")))
                .isFalse();
        assertThat(Version.parse("2.2.224").isAtLeast(Version.parse("2.3"))).isFalse();
    }
}
