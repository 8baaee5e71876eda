package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.schema.ColumnType;
import dev.runnel.spi.Capabilities;
import dev.runnel.tck.memory.MemoryDriver;
import dev.runnel.type.StorageType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseCapabilitiesTest {
    private static boolean takes(Capabilities capabilities, String... labels) {
        return capabilities.types().takes(new ColumnType.Enumerated("e", List.of(labels)));
    }

    /** What the database would make another label of, or refuse when the table is made. */
    @Test
    void labelsThatWouldNotStayWhatTheyAreAreRefused() {
        for (Capabilities plain :
                List.of(DatabaseCapabilities.H2, DatabaseCapabilities.MYSQL, DatabaseCapabilities.MARIADB)) {
            assertThat(takes(plain, "a", "it's \"b c\"")).isTrue();
            assertThat(takes(plain, "a", "")).isFalse();
            assertThat(takes(plain, " ")).isFalse();
            assertThat(takes(plain, "a ")).isFalse();
            assertThat(takes(plain, " a")).isFalse();
            assertThat(takes(plain, "a", "A")).isFalse();
        }
        assertThat(takes(DatabaseCapabilities.POSTGRESQL, "", " ", "a", "A", "a "))
                .isTrue();
    }

    @Test
    void labelsHaveALength() {
        assertThat(takes(DatabaseCapabilities.POSTGRESQL, "x".repeat(63))).isTrue();
        assertThat(takes(DatabaseCapabilities.POSTGRESQL, "x".repeat(62) + "\u00e9"))
                .isFalse();
        assertThat(takes(DatabaseCapabilities.SQLITE, "a")).isFalse();
        assertThat(takes(MemoryDriver.CAPABILITIES, "a")).isFalse();
    }

    @Test
    void everyDatabaseOfBoundedBytesBoundsTexts() {
        for (Capabilities bounded : List.of(DatabaseCapabilities.H2, DatabaseCapabilities.SQLITE)) {
            assertThat(bounded.hasRange(StorageType.BYTES)).isTrue();
            assertThat(bounded.hasRange(StorageType.TEXT)).isTrue();
        }
    }
}
