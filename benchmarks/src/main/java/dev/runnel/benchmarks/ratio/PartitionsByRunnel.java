package dev.runnel.benchmarks.ratio;

import dev.runnel.Db;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All operations as an application writes them with Runnel. */
final class PartitionsByRunnel implements PartitionCalls, WrittenTables, AutoCloseable {
    private static final int ROWS_OF_A_WRITE = 100;

    private final Db db;
    private final Db written;

    PartitionsByRunnel(String url, int leases) {
        db = Db.builder()
                .url(url)
                .models(Tiles.MODEL, Chips.MODEL)
                .poolSize(leases)
                .build();
        written = Db.builder().url(url).models(Chips.MODEL).build();
        db.pushSchema()
                .thenMany(Flux.fromIterable(PartitionCalls.all()).buffer(ROWS_OF_A_WRITE))
                .concatMap(tiles -> Tiles.insertMany(tiles).exec(db))
                .blockLast();
    }

    @Override
    public Mono<Tile> tile(long board, int number) {
        return Tiles.byKey(board, number).one(db);
    }

    @Override
    public Mono<List<Tile>> tiles(long board) {
        return Tiles.byBoard(board).orderBy(t -> t.number().asc()).exec(db);
    }

    @Override
    public Mono<List<Tile>> tiles(long board, List<Integer> numbers) {
        return Tiles.byKeys(numbers.stream()
                        .map(number -> new Tiles.Key(board, number))
                        .toList())
                .exec(db);
    }

    @Override
    public Mono<List<Chip>> insert(List<Chip> chips) {
        return Chips.insertMany(chips).exec(db);
    }

    @Override
    public void reset(String table, int rows) {
        written.dropSchema().then(written.pushSchema()).block();
    }

    @Override
    public List<String> rows(String table) {
        return Chips.all()
                .allowScan()
                .exec(db)
                .flatMapIterable(chips -> chips)
                .map(Chip::toString)
                .sort()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    @Override
    public void close() {
        db.close().then(written.close()).block();
    }
}
