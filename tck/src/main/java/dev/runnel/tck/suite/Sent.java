package dev.runnel.tck.suite;

import dev.runnel.tck.probe.Probe;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements that a driver received, one word each: {@code select}, {@code insert}, {@code update}, {@code delete};
 * on a key-value store {@code get}, {@code query}, {@code scan}, {@code transact}.
 */
public final class Sent {
    private static final Pattern READ = Pattern.compile("^read \\S+ (by key|by index|by partition|scan)");
    private static final Pattern WRITE_WITH_ROWS = Pattern.compile("FROM FINAL TABLE \\((\\w+)");
    private static final Pattern FIRST_WORD = Pattern.compile("^(\\w+)");

    private Sent() {}

    public static List<String> verbs(Probe probe) {
        return probe.statements().stream().map(Sent::verb).toList();
    }

    private static String verb(String text) {
        Matcher read = READ.matcher(text);
        if (read.find()) {
            return switch (read.group(1)) {
                case "by key" -> "get";
                case "by index", "by partition" -> "query";
                default -> "scan";
            };
        }
        Matcher written = WRITE_WITH_ROWS.matcher(text);
        Matcher first = written.find() ? written : FIRST_WORD.matcher(text);
        if (first != written && !first.find()) {
            throw new AssertionError("no word at the start of " + text);
        }
        return first.group(1).toLowerCase(Locale.ROOT);
    }
}
