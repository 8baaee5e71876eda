package dev.runnel.tck.random;

import dev.runnel.Db;
import dev.runnel.Statement;
import dev.runnel.companion.StatementParts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;

/**
 * A random statement, for a database with the rows of a scenario.
 *
 * @param statement the statement, or the first of several
 * @param first runs it, and returns the answer of each statement as comparable text
 * @param then reads the tables afterwards, also after an error
 */
public record RandomStatement(
        Statement<?> statement, Function<Db, Flux<String>> first, Function<Db, Flux<String>> then) {

    /** With nothing to be looked at afterwards. */
    RandomStatement(Statement<?> statement, Function<Db, Flux<String>> first) {
        this(statement, first, db -> Flux.empty());
    }

    /** The statement as text, with its values in the order of its parameters. No I/O. */
    public String text(Db db) {
        return db.explain(statement)
                + "\nvalues: "
                + Arrays.stream(StatementParts.requests(statement).get(0).values())
                        .map(RandomStatement::text)
                        .collect(Collectors.joining(", "));
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(RandomStatement::text).collect(Collectors.joining(", ", "[", "]"))
                : value instanceof byte[] bytes
                        ? Arrays.toString(bytes)
                        : value instanceof String string ? '"' + string + '"' : value.toString();
    }
}
