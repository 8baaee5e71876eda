package dev.runnel.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.JsonText;
import dev.runnel.mapping.JsonType;
import dev.runnel.mapping.PreservedOperator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JacksonFormatTest {
    private static final class Endless {
        public Endless getSelf() {
            return this;
        }
    }

    @Test
    void typesKeepTheirArguments() {
        JsonText<Map<String, List<Long>>> json = JsonText.of(new JsonType<Map<String, List<Long>>>() {});
        Map<String, List<Long>> value = Map.of("a", List.of(1L, Long.MAX_VALUE));
        assertThat(json.encode(value)).isEqualTo("{\"a\":[1,9223372036854775807]}");
        assertThat(json.decode(json.encode(value))).isEqualTo(value);
        assertThat(json.decode("{\"a\":[1]}").get("a").get(0)).isEqualTo(1L);
    }

    @Test
    void whatJacksonRefusesIsNamedWithoutTheValue() {
        assertThat(JsonText.of(new JsonType<Endless>() {}).violation(new Endless()))
                .isEqualTo(InvalidValueException.Reason.NOT_MAPPED);
        JsonText<Integer> number = JsonText.of(new JsonType<Integer>() {});
        for (String stored : List.of("null", "\"secret\"", "1 2", "", "{")) {
            assertThatThrownBy(() -> number.decode(stored))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    @Test
    void nothingIsKept() {
        for (PreservedOperator operator : PreservedOperator.values()) {
            assertThat(JsonText.of(new JsonType<Integer>() {}).preserves(operator))
                    .isFalse();
        }
    }
}
