package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One SQL statement as it is sent.
 *
 * @param text on one line; {@code $1} stands for the first of {@code binds}, or {@code ?} for the next one
 * @param binds its parameters, in order
 * @param generated columns that a write gives back beside its text, by the driver's means; mostly empty
 * @param repeats parts that are sent as often as there are rows or elements, in order; mostly empty
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

    /** The same, which gives back what was counted up for the first row. */
    public SqlText giving(Column counted) {
        return new SqlText(text, binds, List.of(counted.name()), repeats);
    }

    /** The text with its parts as often as that. */
    public String spread(ToIntFunction<RepeatedFragment> times) {
        if (repeats.isEmpty()) {
            return text;
        }
        StringBuilder spread = new StringBuilder();
        int at = 0;
        for (RepeatedFragment repeat : repeats) {
            spread.append(text, at, repeat.from());
            repeat.expand(spread, text, times.applyAsInt(repeat));
            at = repeat.to();
        }
        return spread.append(text, at, text.length()).toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
