package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The SQL and the parameters of one statement.
 *
 * @param text one line of SQL; {@code $1} is the first of {@code binds}, or {@code ?} is the next one
 * @param binds the parameters, in order
 * @param generated the columns that the driver returns as generated values; empty for most statements
 * @param repeats the fragments that are sent once for each row or element of a list, in order; empty for most statements
 */
public record SqlText(String text, List<Bind> binds, List<String> generated, List<RepeatedFragment> repeats) {
    public SqlText {
        binds = List.copyOf(binds);
        generated = List.copyOf(generated);
        repeats = List.copyOf(repeats);
    }

    public SqlText(String text, List<Bind> binds, List<String> generated) {
        this(text, binds, generated, List.of());
    }

    public SqlText(String text, List<Bind> binds) {
        this(text, binds, List.of());
    }

    /** Returns the statement with the generated key of its first row as a generated value. */
    public SqlText giving(Column counted) {
        return new SqlText(text, binds, List.of(counted.name()), repeats);
    }

    /**
     * Returns the SQL with each fragment repeated.
     *
     * @param times returns the number of repetitions of a fragment
     */
    public String spread(ToIntFunction<RepeatedFragment> times) {
        if (repeats.isEmpty()) {
            return text;
        }
        int[] counts = repeats.stream().mapToInt(times).toArray();
        StringBuilder spread = new StringBuilder(length(counts));
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            RepeatedFragment repeat = repeats.get(i);
            spread.append(text, at, repeat.from());
            repeat.expand(spread, text, counts[i]);
            at = repeat.to();
        }
        return spread.append(text, at, text.length()).toString();
    }

    /** Returns the length of the SQL with each fragment repeated, at most. */
    private int length(int[] counts) {
        long length = text.length();
        for (int i = 0; i < counts.length; i++) {
            length += repeats.get(i).length(counts[i]);
        }
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return text;
    }
}
