package dev.runnel.benchmarks.stream;

import dev.runnel.exec.window.Window;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keyset pages after the position of the last row, with the conditions that Runnel sends. */
final class Keyset extends StreamByHand {
    Keyset(ConnectionPool pool) {
        super(pool);
    }

    @Override
    public String title() {
        return "keyset";
    }

    @Override
    Windows open(Connection connection, StreamShape shape) {
        return new Windows(connection, shape) {
            private @Nullable Entry last;

            @Override
            Flux<Window<Entry>> all() {
                return oneByOne(this::next);
            }

            private Mono<List<Entry>> next(int rows) {
                return StreamByHand.rows(statement(rows), this::entry)
                        .collectList()
                        .doOnNext(window -> last = window.isEmpty() ? null : window.get(window.size() - 1));
            }

            private Statement statement(int rows) {
                Entry from = last;
                int at = shape.filtered() ? 1 : 0;
                Statement statement = bound(connection.createStatement(from == null ? first() : following()), shape);
                if (from != null && !shape.byKey()) {
                    statement.bind(at++, shape.place(from));
                }
                if (from != null) {
                    statement.bind(at++, from.id());
                }
                return statement.bind(at, (long) rows);
            }

            private String first() {
                return limited(select(shape), shape.filtered() ? 2 : 1);
            }

            private String following() {
                int at = shape.filtered() ? 2 : 1;
                String key = shape.column();
                String after = shape.byKey()
                        ? "\"id\" > $" + at
                        : key + " >= $" + at + " AND (" + key + " > $" + at + " OR " + key + " = $" + at
                                + " AND \"id\" > $" + (at + 1) + ")";
                String rest = select(shape)
                        .replace(" ORDER BY ", (shape.filtered() ? " AND " : " WHERE ") + after + " ORDER BY ");
                return limited(rest, shape.byKey() ? at + 1 : at + 2);
            }

            private String limited(String select, int limit) {
                return select + (shape.byKey() ? "" : ", \"id\"") + " LIMIT $" + limit;
            }
        };
    }
}
