package dev.runnel.sqlite;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Parses dates with times: ISO-8601, also with a space instead of the T, as SQLite's functions write them. The form
 * that this driver writes has fixed positions and is parsed without a formatter; other forms use the JDK's parser.
 */
final class IsoTemporalParser {
    /** {@code yyyy-MM-ddTHH:mm:ss}. */
    private static final int SECONDS = 19;

    private static final int NANO_DIGITS = 9;

    private IsoTemporalParser() {}

    static LocalDateTime local(String text) {
        LocalDateTime plain = plain(text, text.length());
        return plain != null ? plain : LocalDateTime.parse(iso(text));
    }

    static OffsetDateTime offset(String text) {
        LocalDateTime utc = utc(text);
        return utc != null ? utc.atOffset(ZoneOffset.UTC) : OffsetDateTime.parse(iso(text));
    }

    static Instant instant(String text) {
        LocalDateTime utc = utc(text);
        return utc != null ? utc.toInstant(ZoneOffset.UTC) : offset(text).toInstant();
    }

    private static @Nullable LocalDateTime utc(String text) {
        int last = text.length() - 1;
        return last >= SECONDS && text.charAt(last) == 'Z' ? plain(text, last) : null;
    }

    /** Parses the fixed form; null if the text has another form. */
    private static @Nullable LocalDateTime plain(String text, int end) {
        if (end < SECONDS
                || end > SECONDS + 1 + NANO_DIGITS
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T' && text.charAt(10) != ' '
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || end > SECONDS && text.charAt(SECONDS) != '.'
                || end == SECONDS + 1) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS);
        int nano = end == SECONDS ? 0 : number(text, SECONDS + 1, end);
        if ((year | month | day | hour | minute | second | nano) < 0) {
            return null;
        }
        for (int digits = end - SECONDS - 1; nano > 0 && digits < NANO_DIGITS; digits++) {
            nano *= 10;
        }
        return LocalDateTime.of(year, month, day, hour, minute, second, nano);
    }

    /** The number in the text; negative if it contains another character than digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static String iso(String text) {
        return text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    }
}
