package dev.runnel.benchmarks.ratio;

import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** Operations of a key-value store, each of which is one call. */
interface PartitionCalls {
    int BOARDS = 20;
    int TILES_OF_BOARD = 100;
    int CHIPS = 25;
    int MOST_WRITES = 2_000;
    List<Integer> NUMBERS = IntStream.range(0, TILES_OF_BOARD).boxed().toList();

    Mono<Tile> tile(long board, int number);

    /** The tiles of a board, by number. */
    Mono<List<Tile>> tiles(long board);

    /** The tiles of a board with these numbers, in any order. */
    Mono<List<Tile>> tiles(long board, List<Integer> numbers);

    /** Writes all of them or none. */
    Mono<List<Chip>> insert(List<Chip> chips);

    List<Shape<PartitionCalls>> SHAPES = List.of(
            new Shape<>(
                    "getItem",
                    "one row by its key",
                    1,
                    (calls, turn) ->
                            calls.tile(boardOf(turn), turn % TILES_OF_BOARD).map(List::of)),
            new Shape<>(
                    "query100", "100 rows of a partition", TILES_OF_BOARD, (calls, turn) -> calls.tiles(boardOf(turn))),
            new Shape<PartitionCalls>(
                            "batchGet100",
                            "100 rows by a list of their keys",
                            TILES_OF_BOARD,
                            (calls, turn) -> calls.tiles(boardOf(turn), NUMBERS))
                    .inAnyOrder(),
            new Shape<PartitionCalls>(
                            "transact25", "25 rows are inserted", CHIPS, (calls, turn) -> calls.insert(chips(turn)))
                    .withInFlight(1, 8)
                    .writing(Target.empty("chips", MOST_WRITES)));

    private static long boardOf(int turn) {
        return turn % BOARDS;
    }

    /** The tiles of all boards. */
    static List<Tile> all() {
        return IntStream.range(0, BOARDS * TILES_OF_BOARD)
                .mapToObj(n -> new Tile(n / TILES_OF_BOARD, n % TILES_OF_BOARD, "the text of tile " + n, 31L * n))
                .toList();
    }

    private static List<Chip> chips(int turn) {
        return IntStream.range(0, CHIPS)
                .mapToObj(n -> new Chip(turn, n, "the text of chip " + n, 31L * turn + n))
                .toList();
    }
}
