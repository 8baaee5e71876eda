package dev.runnel.driver.r2dbc;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of a server: {@code 18.6 (Debian 18.6-1)} is 18, 6 and 0. The prefix {@code 5.5.5-}, which MariaDB before 11 sends for old
 * clients, is skipped.
 */
record ServerVersion(int major, int minor, int patch) {
    private static final Pattern NUMBERS = Pattern.compile("(?:5\\.5\\.5-)?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?");
    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch);

    static ServerVersion parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.find()
                ? new ServerVersion(number(numbers.group(1)), number(numbers.group(2)), number(numbers.group(3)))
                : new ServerVersion(0, 0, 0);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    boolean isAtLeast(ServerVersion other) {
        return ORDER.compare(this, other) >= 0;
    }
}
