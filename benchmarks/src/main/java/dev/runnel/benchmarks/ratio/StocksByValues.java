package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;

/** H2, MySQL and MariaDB: many rows are a list of VALUES, and the driver returns generated keys. */
final class StocksByValues extends StocksByHand {
    private final String intoStocks;
    private final ManyRowsSql manyRows;
    private final String intoMovements;
    private final boolean firstKeyAlone;

    /**
     * @param manyRows the statements that write rows that exist
     * @param firstKeyAlone the driver returns the key of the first row, which those of the others follow
     */
    StocksByValues(Connections connections, HandWrittenSql spoken, ManyRowsSql manyRows, boolean firstKeyAlone) {
        super(connections, spoken);
        this.manyRows = manyRows;
        intoStocks = spoken.sql(INTO_STOCKS + " VALUES ");
        intoMovements = spoken.sql(INTO_MOVEMENTS + " VALUES ");
        this.firstKeyAlone = firstKeyAlone;
    }

    @Override
    Statement insertion(Connection connection, List<Stock> stocks) {
        return bound(connection.createStatement(intoStocks + rows("(?, ?, ?, ?)", stocks.size())), stocks);
    }

    @Override
    Statement upsert(Connection connection, List<Stock> stocks) {
        return bound(connection.createStatement(manyRows.upsert(stocks.size())), stocks);
    }

    @Override
    Statement update(Connection connection, List<Stock> stocks) {
        Statement statement = connection.createStatement(manyRows.update(stocks.size()));
        int at = 0;
        for (Stock stock : stocks) {
            statement.bind(at++, stock.id()).bind(at++, stock.amount());
        }
        return statement;
    }

    private static Statement bound(Statement statement, List<Stock> stocks) {
        int at = 0;
        for (Stock stock : stocks) {
            statement
                    .bind(at++, stock.id())
                    .bind(at++, stock.name())
                    .bind(at++, stock.amount())
                    .bind(at++, stock.changed());
        }
        return statement;
    }

    @Override
    Flux<Long> keyOf(Connection connection, Movement movement) {
        return keysOf(connection, List.of(movement));
    }

    @Override
    Flux<Long> keysOf(Connection connection, List<Movement> movements) {
        Statement statement = connection.createStatement(intoMovements + rows("(?, ?, ?)", movements.size()));
        int at = 0;
        for (Movement movement : movements) {
            statement.bind(at++, movement.name()).bind(at++, movement.amount()).bind(at++, movement.changed());
        }
        Flux<Long> keys = Connections.rows(statement.returnGeneratedValues("id"), row -> Cells.number(row, 0));
        return firstKeyAlone
                ? keys.concatMapIterable(first -> LongStream.range(first, first + movements.size())
                        .boxed()
                        .toList())
                : keys;
    }

    static String rows(String row, int count) {
        return String.join(", ", Collections.nCopies(count, row));
    }
}
