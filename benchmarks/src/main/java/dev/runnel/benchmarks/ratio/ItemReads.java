package dev.runnel.benchmarks.ratio;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads of rows of four columns, as {@link Item} or as {@link PeerRow} of it. */
interface ItemReads {
    int PAGE = 20;
    int COUNTED = 100;

    Mono<?> byId(long id);

    Mono<?> byName(String name);

    /** The first items from a key on, by key. */
    Mono<? extends List<?>> list(long from, int limit);

    /** The items of some keys, in any order. */
    Mono<? extends List<?>> among(List<Long> ids);

    /** The items of the first page from a key on and of the page after it, by key. */
    Mono<? extends List<?>> twoPages(long from);

    /** How many items there are from a key on and before another. */
    Mono<Long> count(long from, long until);

    Mono<Boolean> exists(String name);

    Flux<?> all();

    List<Shape<ItemReads>> SHAPES = List.of(
            new Shape<>(
                    "key",
                    "one row by its key",
                    1,
                    (reads, turn) -> reads.byId(Library.itemOf(turn, 1)).map(List::of)),
            new Shape<>(
                    "unique",
                    "one row by a unique text",
                    1,
                    (reads, turn) -> reads.byName(Library.nameOf(Library.itemOf(turn, 1)))
                            .map(List::of)),
            list("list10", 10),
            list("list100", 100),
            list("list1000", 1_000),
            among("keys10", 10),
            among("keys100", 100),
            new Shape<>(
                    "page",
                    "a page of 20 rows and the next",
                    2 * PAGE,
                    (reads, turn) -> reads.twoPages(Library.itemOf(turn, 3 * PAGE))),
            new Shape<>("count", "count of 100 rows", 1, (reads, turn) -> {
                long from = Library.itemOf(turn, COUNTED);
                return reads.count(from, from + COUNTED).map(List::of);
            }),
            new Shape<>(
                    "exists",
                    "exists, half of them",
                    1,
                    (reads, turn) -> reads.exists(Library.nameOf(turn % 2 == 0 ? Library.itemOf(turn, 1) : -1))
                            .map(List::of)),
            new Shape<ItemReads>(
                            "stream",
                            "a stream of 100,000 rows",
                            Library.ITEMS,
                            (reads, turn) -> reads.all()
                                    .collect(Checksum::new, Checksum::add)
                                    .map(Checksum::ofEachRow))
                    .withInFlight(1, 4));

    /** The rows of a stream, which are not kept. */
    final class Checksum {
        private int rows;
        private long sum;

        private void add(Object item) {
            rows++;
            sum += item.hashCode();
        }

        /** The sum of all rows, once for each. */
        private List<Long> ofEachRow() {
            return Collections.nCopies(rows, sum);
        }
    }

    private static Shape<ItemReads> among(String name, int rows) {
        return new Shape<ItemReads>(
                        name,
                        rows + " rows by a list of their keys",
                        rows,
                        (reads, turn) -> reads.among(Library.itemsOf(turn, rows)))
                .inAnyOrder();
    }

    private static Shape<ItemReads> list(String name, int rows) {
        return new Shape<>(
                name,
                String.format(Locale.ROOT, "%,d rows with filter, order and limit", rows),
                rows,
                (reads, turn) -> reads.list(Library.itemOf(turn, rows), rows));
    }
}
