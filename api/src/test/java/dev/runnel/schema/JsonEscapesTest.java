package dev.runnel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.InvalidValueException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonEscapesTest {
    @Test
    void nothingKeepsTheseFromBeingParsed() {
        for (String json : List.of(
                "{}",
                "\"\\\\u0000\"",
                "\"\\\\\\\\u0000 \\n\"",
                "\"\\ud83d\\ude00\"",
                "\"\\uD83D\\uDE00\\u0001\"",
                "\"\\\"\\u00e9\\\\\"")) {
            assertThat(JsonEscapes.violation(json)).as(json).isNull();
        }
    }

    @Test
    void aTextHasNoSuchCharacters() {
        for (String json : List.of("\"\\u0000\"", "\"\\\\\\u0000\"", "\"\\ud83d\\ude00\\u0000\"")) {
            assertThat(JsonEscapes.violation(json)).as(json).isEqualTo(Reason.NUL_CHARACTER);
        }
        for (String json : List.of("\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83d\\n\"", "\"\\ud83d\\ud83d\\ude00\"")) {
            assertThat(JsonEscapes.violation(json)).as(json).isEqualTo(Reason.UNPAIRED_SURROGATE);
        }
    }
}
