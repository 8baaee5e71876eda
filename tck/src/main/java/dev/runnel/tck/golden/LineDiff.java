package dev.runnel.tck.golden;

import java.util.List;

/** The difference of two texts: the lines from the first different one to the last. */
final class LineDiff {
    private LineDiff() {}

    static String of(String expected, String actual) {
        List<String> before = expected.lines().toList();
        List<String> after = actual.lines().toList();
        int shorter = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        StringBuilder diff = new StringBuilder("\n@ line " + (start + 1) + "\n");
        before.subList(start, before.size() - end)
                .forEach(line -> diff.append("- ").append(line).append('\n'));
        after.subList(start, after.size() - end)
                .forEach(line -> diff.append("+ ").append(line).append('\n'));
        return diff.toString();
    }
}
