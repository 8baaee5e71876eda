package dev.runnel.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** JSON where nothing writes it, as in the tests of this module: whatever is asked first says so. */
class JsonTextTest {
    @Test
    void whereThereIsNoFormatItIsNamed() {
        JsonText<List<String>> json = JsonText.of(new JsonType<List<String>>() {});
        for (ThrowingCallable first : List.<ThrowingCallable>of(
                json::checkFormat,
                () -> json.violation(List.of()),
                () -> json.encode(List.of()),
                () -> json.decode("[]"))) {
            assertThatThrownBy(first)
                    .isInstanceOfSatisfying(
                            InvalidConfigurationException.class,
                            failed -> assertThat(failed.code()).isEqualTo(ErrorCode.NO_JSON_FORMAT))
                    .hasMessageContaining("runnel-jackson");
        }
    }
}
