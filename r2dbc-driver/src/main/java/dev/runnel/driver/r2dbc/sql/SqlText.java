package dev.runnel.driver.r2dbc.sql;

import java.util.List;

/**
 * One SQL statement as it is sent.
 *
 * @param text on one line; {@code $1} stands for the first of {@code binds}
 * @param binds its parameters, in order
 * @param generated columns that a write gives back beside its text, by the driver's means; mostly empty
 */
public record SqlText(String text, List<Bind> binds, List<String> generated) {
    public SqlText {
        binds = List.copyOf(binds);
        generated = List.copyOf(generated);
    }

    public SqlText(String text, List<Bind> binds) {
        this(text, binds, List.of());
    }

    @Override
    public String toString() {
        return text;
    }
}
