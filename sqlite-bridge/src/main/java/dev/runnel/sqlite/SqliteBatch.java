package dev.runnel.sqlite;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.Result;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/** SQL texts without parameters, which run in order like the statements of one text. */
final class SqliteBatch implements Batch {
    private final SqliteConnection connection;
    private final List<String> texts = new ArrayList<>();

    SqliteBatch(SqliteConnection connection) {
        this.connection = connection;
    }

    @Override
    public SqliteBatch add(String sql) {
        texts.add(Arguments.nonNull(sql, "sql"));
        return this;
    }

    @Override
    public Flux<Result> execute() {
        List<SqliteStatement.Run> runs = new ArrayList<>();
        try {
            for (String text : texts) {
                SqlScript script = connection.script(text);
                if (script.parameters() > 0) {
                    throw new IllegalStateException(
                            "a statement of the batch has parameters: use a statement instead of a batch");
                }
                script.pieces().forEach(piece -> runs.add(new SqliteStatement.Run(piece, new Object[0])));
            }
        } catch (R2dbcBadGrammarException e) {
            return Flux.error(e);
        }
        return SqliteStatement.results(connection, runs);
    }
}
