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
 * Something to be asked of a database that holds the rows of a scenario.
 *
 * @param statement what is asked, or asked first
 * @param first asks, and gives the answer of each statement as text that can be compared
 * @param then what is looked at afterwards, whatever came of it
 */
public record RandomStatement(
        Statement<?> statement, Function<Db, Flux<String>> first, Function<Db, Flux<String>> then) {

    /** With nothing to be looked at afterwards. */
    RandomStatement(Statement<?> statement, Function<Db, Flux<String>> first) {
        this(statement, first, db -> Flux.empty());
    }

    /** The statement for a person, with its values in the order of its holes. No I/O. */
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
