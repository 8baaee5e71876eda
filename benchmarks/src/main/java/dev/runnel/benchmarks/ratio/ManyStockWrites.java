package dev.runnel.benchmarks.ratio;

import java.util.List;
import reactor.core.publisher.Mono;

/** Writes of many rows that exist, each with values of its own. */
interface ManyStockWrites {
    int ROWS = 1_000;

    /** Inserts records with their keys, or writes them over the rows with these keys. Returns them. */
    Mono<? extends List<?>> upsertAll(List<Stock> stocks);

    /** Sets the amounts of the rows with the keys of records. Returns the number of rows. */
    Mono<Long> updateAll(List<Stock> stocks);

    List<Shape<ManyStockWrites>> SHAPES = List.of(
            new Shape<ManyStockWrites>(
                            "upsert1000",
                            "upsert of 1,000 rows by key, of which half exist",
                            ROWS,
                            (writes, turn) -> writes.upsertAll(Library.stocksOfUpsert(turn, ROWS)))
                    .withInFlight(1)
                    .writing(Target.filled("stocks", ROWS / 2).withMostTurns(Library.STOCKS / ROWS)),
            new Shape<ManyStockWrites>(
                            "update1000",
                            "update of 1,000 rows, each with its value",
                            1,
                            (writes, turn) -> writes.updateAll(Library.stocksOfUpdate(turn, ROWS))
                                    .map(List::of))
                    .withInFlight(1, 8)
                    .writing(Target.filled("stocks", Library.STOCKS_UPDATED)));
}
