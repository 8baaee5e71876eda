package dev.runnel.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser of fixed positions accepts the same texts as the general parser, with the same results. */
class IsoTimesTest {
    private static final String TEMPLATE = "2024-02-29T23:59:59.123456789Z";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59Z",
                "2024-02-29T23:59:59.Z",
                "2024-02-29T23:59:59.5Z",
                "2024-02-29T23:59:59.000000Z",
                "2024-02-29T23:59:59.000000001Z",
                "0000-01-01T00:00:00.100000000Z",
                "9999-12-31T23:59:59.999999999Z",
                "2024-02-29T23:59Z",
                "2024-02-29T23:59:59.123456+18:00",
                "2024-02-29T23:59:59.123456-00:00:01",
                "+12024-02-29T23:59:59.123456Z",
                "-0001-01-01T00:00:00Z",
                "2024-02-29 23:59:59.123456Z",
            })
    void timesOfEveryForm(String text) {
        OffsetDateTime general = OffsetDateTime.parse(text.replace(' ', 'T'));
        assertThat(IsoTemporalParser.offset(text)).isEqualTo(general);
        assertThat(IsoTemporalParser.instant(text)).isEqualTo(general.toInstant());
        if (text.endsWith("Z")) {
            String local = text.substring(0, text.length() - 1);
            assertThat(IsoTemporalParser.local(local)).isEqualTo(general.toLocalDateTime());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2023-02-29T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-01-01T24:00:00Z",
                "2024-01-01T00:00:60Z",
                "2024-01-01T00:00:00.1234567890Z",
                "2024-01-01T00:00:00.12345x789Z",
                "2024-01-01T00:00:00.-23456789Z",
                "2024-01-01T00:00:00.\u0661\u0661\u0661\u0661\u0661\u0661Z",
                "2024-01-01T00:00:00,123456Z",
                "2024/01/01T00:00:00Z",
                "2024-01-01_00:00:00Z",
                "2024-01-01T00:00:00",
            })
    void noTimes(String text) {
        assertThatThrownBy(() -> IsoTemporalParser.instant(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> IsoTemporalParser.offset(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void randomTextsParseLikeTheGeneralParser() {
        Random random = new Random(20241124);
        String characters = "0123456789-+:.TZ ";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder(TEMPLATE);
            text.setLength(17 + random.nextInt(TEMPLATE.length() - 16));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                text.setCharAt(random.nextInt(text.length()), characters.charAt(random.nextInt(characters.length())));
            }
            String local = text.toString();
            String utc = local + 'Z';
            assertThat(read(() -> IsoTemporalParser.local(local)))
                    .isEqualTo(read(() -> LocalDateTime.parse(iso(local))));
            assertThat(read(() -> IsoTemporalParser.offset(utc))).isEqualTo(read(() -> OffsetDateTime.parse(iso(utc))));
        }
    }

    private static Object read(Supplier<Object> parsing) {
        try {
            return parsing.get();
        } catch (DateTimeException e) {
            return "no time";
        }
    }

    private static String iso(String text) {
        return text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    }
}
