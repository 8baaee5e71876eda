package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.time.LocalDateTime;
import java.util.List;
import reactor.core.publisher.Flux;

/** PostgreSQL: many rows are an array for each column, so that each number of rows has the same text, and an INSERT returns its keys. */
final class StocksByArrays extends StocksByHand {
    private static final String INSERT_STOCKS =
            INTO_STOCKS + " SELECT * FROM UNNEST($1::bigint[], $2::text[], $3::integer[], $4::timestamp[])";
    private static final String UPSERT_STOCKS = INSERT_STOCKS
            + " ON CONFLICT (\"id\") DO UPDATE SET \"name\" = excluded.\"name\", \"amount\" = excluded.\"amount\","
            + " \"changed\" = excluded.\"changed\"";
    private static final String UPDATE_STOCKS = "UPDATE \"stocks\" SET \"amount\" = u.amount"
            + " FROM UNNEST($1::bigint[], $2::integer[]) AS u (id, amount) WHERE \"stocks\".\"id\" = u.id";
    private static final String INSERT_MOVEMENT = INTO_MOVEMENTS + " VALUES ($1, $2, $3) RETURNING \"id\"";
    private static final String INSERT_MOVEMENTS =
            INTO_MOVEMENTS + " SELECT * FROM UNNEST($1::text[], $2::integer[], $3::timestamp[]) RETURNING \"id\"";

    StocksByArrays(Connections connections) {
        super(connections, HandWrittenSql.STANDARD);
    }

    @Override
    Statement insertion(Connection connection, List<Stock> stocks) {
        return bound(connection.createStatement(INSERT_STOCKS), stocks);
    }

    @Override
    Statement upsert(Connection connection, List<Stock> stocks) {
        return bound(connection.createStatement(UPSERT_STOCKS), stocks);
    }

    @Override
    Statement update(Connection connection, List<Stock> stocks) {
        return connection
                .createStatement(UPDATE_STOCKS)
                .bind(0, stocks.stream().map(Stock::id).toArray(Long[]::new))
                .bind(1, stocks.stream().map(Stock::amount).toArray(Integer[]::new));
    }

    private static Statement bound(Statement statement, List<Stock> stocks) {
        return statement
                .bind(0, stocks.stream().map(Stock::id).toArray(Long[]::new))
                .bind(1, stocks.stream().map(Stock::name).toArray(String[]::new))
                .bind(2, stocks.stream().map(Stock::amount).toArray(Integer[]::new))
                .bind(3, stocks.stream().map(Stock::changed).toArray(LocalDateTime[]::new));
    }

    @Override
    Flux<Long> keyOf(Connection connection, Movement movement) {
        return Connections.rows(
                connection
                        .createStatement(INSERT_MOVEMENT)
                        .bind(0, movement.name())
                        .bind(1, movement.amount())
                        .bind(2, movement.changed()),
                row -> Cells.number(row, 0));
    }

    @Override
    Flux<Long> keysOf(Connection connection, List<Movement> movements) {
        return Connections.rows(
                connection
                        .createStatement(INSERT_MOVEMENTS)
                        .bind(0, movements.stream().map(Movement::name).toArray(String[]::new))
                        .bind(1, movements.stream().map(Movement::amount).toArray(Integer[]::new))
                        .bind(2, movements.stream().map(Movement::changed).toArray(LocalDateTime[]::new)),
                row -> Cells.number(row, 0));
    }
}
