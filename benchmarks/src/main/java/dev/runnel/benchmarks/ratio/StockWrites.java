package dev.runnel.benchmarks.ratio;

import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/** Writes of rows of four columns. They return the records, or rows of the same values. */
interface StockWrites {
    int ROWS_OF_CONDITION = 10;

    /** Inserts a record with its key, and returns it. */
    Mono<?> insert(Stock stock);

    /** Inserts records with their keys by one statement, and returns them. */
    Mono<? extends List<?>> insertAll(List<Stock> stocks);

    /** Inserts a record without its key, and returns it with the generated one. */
    Mono<?> create(Movement movement);

    /** Inserts records without their keys by one statement, and returns them with the generated ones. */
    Mono<? extends List<?>> createAll(List<Movement> movements);

    /** Adds 1 to an amount. Returns the number of rows. */
    Mono<Long> increase(long id);

    /** Adds 1 to the amounts from a key on and before another. Returns the number of rows. */
    Mono<Long> increaseBetween(long from, long until);

    /** Returns the number of rows. */
    Mono<Long> delete(long id);

    /** Deletes the rows from a key on and before another. Returns their number. */
    Mono<Long> deleteBetween(long from, long until);

    /** Reads both rows, takes 1 from the amount of the first and adds it to that of the second, in one transaction. Returns what was read. */
    Mono<? extends List<?>> transfer(long from, long to);

    List<Shape<StockWrites>> SHAPES = List.of(
            new Shape<StockWrites>(
                            "insert1",
                            "insert of one row",
                            1,
                            (writes, turn) -> writes.insert(
                                            Library.stocks(turn, 1).get(0))
                                    .map(List::of))
                    .writing(Target.empty("stocks", Library.STOCKS)),
            insert("insert100", 100),
            insert("insert1000", 1_000).withInFlight(1, 8),
            new Shape<StockWrites>(
                            "create1",
                            "insert of one row, with its generated key",
                            1,
                            (writes, turn) ->
                                    writes.create(Library.movements(1).get(0)).map(List::of))
                    .writing(Target.empty("movements", Integer.MAX_VALUE)),
            create("create100", 100),
            create("create1000", 1_000).withInFlight(1, 8),
            new Shape<StockWrites>(
                            "update",
                            "update by key",
                            1,
                            (writes, turn) ->
                                    writes.increase(Library.stockOf(turn, 1)).map(List::of))
                    .writing(Target.filled("stocks", Library.STOCKS_UPDATED)),
            new Shape<StockWrites>("updates", "update of ten rows by a condition", 1, (writes, turn) -> {
                        long from = Library.stockOf(turn, ROWS_OF_CONDITION);
                        return writes.increaseBetween(from, from + ROWS_OF_CONDITION)
                                .map(List::of);
                    })
                    .writing(Target.filled("stocks", Library.STOCKS_UPDATED)),
            new Shape<StockWrites>(
                            "delete",
                            "delete by key",
                            1,
                            (writes, turn) -> writes.delete(turn).map(List::of))
                    .writing(Target.consumed("stocks", 1)),
            new Shape<StockWrites>("deletes", "delete of ten rows by a condition", 1, (writes, turn) -> {
                        long from = (long) turn * ROWS_OF_CONDITION;
                        return writes.deleteBetween(from, from + ROWS_OF_CONDITION)
                                .map(List::of);
                    })
                    .writing(Target.consumed("stocks", ROWS_OF_CONDITION)),
            new Shape<StockWrites>("transaction", "a transaction of four statements", 2, (writes, turn) -> {
                        long from = Library.stockOf(turn, 2);
                        return writes.transfer(from, from + 1);
                    })
                    .writing(Target.filled("stocks", Library.STOCKS_UPDATED)));

    private static Shape<StockWrites> insert(String name, int rows) {
        return new Shape<StockWrites>(
                        name,
                        String.format(Locale.ROOT, "insert of %,d rows", rows),
                        rows,
                        (writes, turn) -> writes.insertAll(Library.stocks(turn, rows)))
                .writing(Target.empty("stocks", Library.STOCKS / rows));
    }

    private static Shape<StockWrites> create(String name, int rows) {
        return new Shape<StockWrites>(
                        name,
                        String.format(Locale.ROOT, "insert of %,d rows, with their generated keys", rows),
                        rows,
                        (writes, turn) -> writes.createAll(Library.movements(rows)))
                .writing(Target.empty("movements", Integer.MAX_VALUE));
    }
}
