package dev.runnel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.schema.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativesTest {
    private static boolean takes(Capabilities capabilities, String... labels) {
        return capabilities.types().takes(new ColumnType.Enumerated("e", List.of(labels)));
    }

    /** What the database would make another label of, or refuse when the table is made. */
    @Test
    void labelsThatWouldNotStayWhatTheyAreAreRefused() {
        for (Capabilities plain : List.of(Capabilities.H2, Capabilities.MYSQL, Capabilities.MARIADB)) {
            assertThat(takes(plain, "a", "it's \"b c\"")).isTrue();
            assertThat(takes(plain, "a", "")).isFalse();
            assertThat(takes(plain, " ")).isFalse();
            assertThat(takes(plain, "a ")).isFalse();
            assertThat(takes(plain, " a")).isFalse();
            assertThat(takes(plain, "a", "A")).isFalse();
        }
        assertThat(takes(Capabilities.POSTGRESQL, "", " ", "a", "A", "a ")).isTrue();
    }

    @Test
    void labelsHaveALength() {
        assertThat(takes(Capabilities.POSTGRESQL, "x".repeat(63))).isTrue();
        assertThat(takes(Capabilities.POSTGRESQL, "x".repeat(62) + "\u00e9")).isFalse();
        assertThat(takes(Capabilities.SQLITE, "a")).isFalse();
        assertThat(takes(Capabilities.KEY_VALUE, "a")).isFalse();
    }
}
