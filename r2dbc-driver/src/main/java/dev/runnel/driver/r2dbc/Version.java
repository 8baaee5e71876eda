package dev.runnel.driver.r2dbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a server: {@code 18.6 (Debian 18.6-1)} is 18 and 6. */
record Version(int major, int minor) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

    static Version parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.find()
                ? new Version(
                        Integer.parseInt(numbers.group(1)),
                        numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2)))
                : new Version(0, 0);
    }

    boolean isAtLeast(Version other) {
        return major != other.major ? major > other.major : minor >= other.minor;
    }
}
