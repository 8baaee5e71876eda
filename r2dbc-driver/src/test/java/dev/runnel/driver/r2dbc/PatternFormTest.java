package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.driver.r2dbc.sql.PatternForm;
import dev.runnel.type.LikePattern;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PatternFormTest {
    @Test
    void wildcardsOfATextAreEscaped() {
        assertThat(PatternForm.PREFIX.of("50%_!\\")).isEqualTo("50!%!_!!\\%");
        assertThat(PatternForm.PART.of("a")).isEqualTo("%a%");
        assertThat(PatternForm.SUFFIX.of("_")).isEqualTo("%!_");
    }

    @Test
    void aWildcardIsACodePoint() {
        assertThat("a\uD83D\uDE00\n").matches(PatternForm.REGEX.of("a__")).doesNotMatch(PatternForm.REGEX.of("a_"));
    }

    @Test
    void regularExpressionsMeanTheirPatterns() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String other = text(random);
            String text = text(random);
            String pattern = "%" + LikePattern.literal(other) + "_";
            assertThat(Pattern.matches(PatternForm.REGEX.of(LikePattern.literal(other)), other))
                    .as(other)
                    .isTrue();
            assertThat(Pattern.matches(PatternForm.REGEX.of(pattern), text))
                    .as(pattern)
                    .isEqualTo(LikePattern.matches(pattern, text));
        }
    }

    /** Up to three characters that one can type. */
    private static String text(Random random) {
        return random.ints(random.nextInt(4), ' ', 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
