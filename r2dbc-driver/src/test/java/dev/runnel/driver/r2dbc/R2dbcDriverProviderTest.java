package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
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
                .isSameAs(DatabaseCapabilities.POSTGRESQL);
        assertThat(provider.create("r2dbc:h2:mem:///db", PoolOptions.DEFAULT).capabilities())
                .isSameAs(DatabaseCapabilities.H2);
        assertThat(provider.create("r2dbc:sqlite::memory:", PoolOptions.DEFAULT).capabilities())
                .isSameAs(DatabaseCapabilities.SQLITE);
        assertThat(provider.create("r2dbc:mysql://user:password@nowhere.invalid:1/db", PoolOptions.DEFAULT)
                        .capabilities())
                .isSameAs(DatabaseCapabilities.MYSQL);
        assertThat(provider.create("r2dbc:mariadb://user:password@nowhere.invalid:1/db", PoolOptions.DEFAULT)
                        .capabilities())
                .isSameAs(DatabaseCapabilities.MARIADB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r2dbc:postgresql://joe:hunter%2@host/db",
                "r2dbc:postgresql:///hunter2",
                "r2dbc:postgresql:/hunter2",
                "r2dbc:postgresql://host/hunter2?forceBinary=perhaps",
                "r2dbc:h2:tape:///hunter2",
                "r2dbc:sqlite:tape:///hunter2",
                "r2dbc:sqlite:///hunter2?lockMode=later",
                "r2dbc:h2:mem://joe:hunter%2@/db",
                "r2dbc:postgresql://joe:hunter2@secret@host/db",
                "r2dbc:postgresql://joe:hunter2/secret@host/db",
                "r2dbc:postgresql://joe:2/hunter2@host:5432/db",
                "r2dbc:postgresql://joe:a@hunter2/secret@host/db",
                "r2dbc:postgresql://joe:2?hunter2=1@host/db",
                "r2dbc:postgresql://joe:2#hunter2@host/db",
                "r2dbc:postgresql://joe:hunter2#secret@host/db",
                "r2dbc:postgresql://joe@host:hunter2/db",
                "r2dbc:mysql://joe:hunter2@secret@host:3306/db",
                "r2dbc:mysql://joe:2/hunter2@host/db",
                "r2dbcs:mariadb://joe:hunter2/secret@host/db",
                "r2dbc:h2:mem://joe:hunter2@secret@/db",
                "r2dbc:h2:mem://joe:hunter2/secret@/db",
                "r2dbc:h2:file://joe:a@hunter2/secret@/db"
            })
    void refusesWhatCannotBeMeantWithoutQuotingIt(String url) {
        InvalidConfigurationException error = Objects.requireNonNull(catchThrowableOfType(
                InvalidConfigurationException.class, () -> provider.create(url, PoolOptions.DEFAULT)));
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_URL);
        assertThat(error.getMessage()).doesNotContain("hunter", "joe", "secret");
        assertThat(error.getCause()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//joe:a%40b%2Fc%3Fd%23e@host:5432/db?applicationName=a%40b",
                "//joe:a:b@host/db",
                "//joe@[::1]:5432/db",
                "//joe@my_host/db",
                "//joe@one:5432,two:5433/db",
                "//joe@host"
            })
    void readsUrlsWhosePartsAreClear(String rest) {
        assertThat(UrlStructure.SERVER.isClear("r2dbc:postgresql:" + rest)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r2dbc:h2:mem:///db",
                "r2dbc:h2:mem://joe:a%40b@/db?options=DB_CLOSE_DELAY=-1",
                "r2dbc:h2:file:///data/@home/db",
                "r2dbc:h2:file:///C:/data/db",
                "r2dbc:sqlite:///data/a@b:c",
                "r2dbc:sqlite::memory:"
            })
    void readsUrlsOfFilesWithSpecialCharacters(String url) {
        UrlStructure structure = url.startsWith("r2dbc:h2:") ? UrlStructure.EMBEDDED : UrlStructure.PATH;
        assertThat(structure.isClear(url)).isTrue();
    }

    @Test
    void versionsCompareByNumber() {
        assertThat(ServerVersion.parse("18.6 (Debian 18.6-1)").isAtLeast(ServerVersion.parse("14")))
                .isTrue();
        assertThat(ServerVersion.parse("5.5.5-10.11.18-MariaDB-log").isAtLeast(ServerVersion.parse("10.11.18")))
                .isTrue();
        assertThat(ServerVersion.parse("14.24").isAtLeast(ServerVersion.parse("14")))
                .isTrue();
        assertThat(ServerVersion.parse("9.6.24").isAtLeast(ServerVersion.parse("14")))
                .isFalse();
        assertThat(ServerVersion.parse("2.4.240 (2025-09-22)").isAtLeast(ServerVersion.parse("2.3")))
                .isTrue();
        assertThat(ServerVersion.parse("8.0.15").isAtLeast(ServerVersion.parse("8.0.15")))
                .isTrue();
        assertThat(ServerVersion.parse("8.0.4-rc-log").isAtLeast(ServerVersion.parse("8.0.15")))
                .isFalse();
        assertThat(ServerVersion.parse("2.2.224").isAtLeast(ServerVersion.parse("2.3")))
                .isFalse();
    }
}
