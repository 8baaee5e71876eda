package dev.runnel.driver.r2dbc.sql;

import java.util.List;

/**
 * One SQL statement as it is sent.
 *
 * @param text on one line; {@code $1} stands for the first of {@code binds}
 * @param binds its parameters, in order
 */
public record SqlText(String text, List<Bind> binds) {
    public SqlText {
        binds = List.copyOf(binds);
    }

    @Override
    public String toString() {
        return text;
    }
}
