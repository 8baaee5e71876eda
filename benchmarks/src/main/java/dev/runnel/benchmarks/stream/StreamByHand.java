package dev.runnel.benchmarks.stream;

import dev.runnel.Deferred;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowFlattener;
import dev.runnel.exec.window.WindowLoop;
import dev.runnel.exec.window.WindowSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads windows on one connection, of the same sizes and by the same demand as Runnel. */
abstract class StreamByHand implements StreamVariant {
    private static final String COLUMNS = "\"id\", \"day\", \"station\", \"amount\", \"kept\", \"body\"";

    private static final String REMARKS =
            "SELECT \"id\", \"position\", \"entry_id\" FROM \"remarks\" WHERE \"entry_id\" = ANY($1)";

    private final ConnectionPool pool;

    StreamByHand(ConnectionPool pool) {
        this.pool = pool;
    }

    /** The reads of one stream. */
    abstract static class Windows {
        final Connection connection;
        final StreamShape shape;
        private int size = WindowSource.FIRST;
        private final Map<UUID, List<Remark>> remarksOf = new HashMap<>();

        Windows(Connection connection, StreamShape shape) {
            this.connection = connection;
            this.shape = shape;
        }

        abstract Flux<Window<Entry>> all();

        /** Called after the last row. */
        Mono<Void> end() {
            return Mono.empty();
        }

        /** Called if the stream fails or its reader cancels. */
        Mono<Void> leave() {
            return Mono.empty();
        }

        /** @param next returns the given number of rows, fewer only at the end */
        final Flux<Window<Entry>> oneByOne(IntFunction<Mono<List<Entry>>> next) {
            return new WindowLoop<>(() -> {
                int rows = size;
                size = Math.min(rows * 2, WindowSource.MOST);
                return next.apply(rows)
                        .flatMap(this::related)
                        .map(window -> new Window<>(window, window.size() < rows));
            });
        }

        private Mono<List<Entry>> related(List<Entry> window) {
            if (!shape.include() || window.isEmpty()) {
                return Mono.just(window);
            }
            Statement statement = connection
                    .createStatement(REMARKS)
                    .bind(0, window.stream().map(Entry::id).toArray(UUID[]::new));
            return StreamByHand.rows(statement, StreamByHand::remark)
                    .doOnNext(remark -> remarksOf.get(remark.entryId()).add(remark))
                    .then(Mono.fromSupplier(() -> {
                        remarksOf.clear();
                        return window;
                    }));
        }

        final Entry entry(Readable row) {
            UUID id = cell(row, 0, UUID.class);
            return new Entry(
                    id,
                    cell(row, 1, Long.class),
                    cell(row, 2, Long.class),
                    cell(row, 3, Long.class),
                    cell(row, 4, Boolean.class),
                    cell(row, 5, String.class),
                    shape.include()
                            ? Deferred.of(remarksOf.computeIfAbsent(id, entry -> new ArrayList<>()))
                            : Deferred.unloaded());
        }
    }

    abstract Windows open(Connection connection, StreamShape shape);

    @Override
    public Flux<Entry> read(StreamShape shape) {
        return new WindowFlattener<>(
                activity -> Flux.usingWhen(
                        pool.create().map(connection -> open(connection, shape)),
                        Windows::all,
                        windows -> windows.end().then(Mono.from(windows.connection.close())),
                        (windows, failed) -> windows.leave().then(Mono.from(windows.connection.close())),
                        windows -> windows.leave().then(Mono.from(windows.connection.close()))),
                false);
    }

    @Override
    public Mono<?> anything() {
        return Flux.usingWhen(
                        pool.create(),
                        connection ->
                                rows(connection.createStatement(REMARKS).bind(0, new UUID[0]), StreamByHand::remark),
                        Connection::close)
                .then();
    }

    /** The rows of a shape, sorted. */
    static String select(StreamShape shape) {
        return "SELECT " + COLUMNS + " FROM \"entries\"" + (shape.filtered() ? " WHERE \"kept\" = $1" : "")
                + " ORDER BY " + shape.column();
    }

    static Statement bound(Statement statement, StreamShape shape) {
        return shape.filtered() ? statement.bind(0, true) : statement;
    }

    static <T> Flux<T> rows(Statement statement, Function<Readable, T> row) {
        return Flux.from(statement.execute()).concatMap(result -> result.map(row), 0);
    }

    private static Remark remark(Readable row) {
        return new Remark(
                cell(row, 0, UUID.class), cell(row, 1, Long.class), cell(row, 2, UUID.class), Deferred.unloaded());
    }

    private static <T> T cell(Readable row, int index, Class<T> type) {
        return Objects.requireNonNull(row.get(index, type), "NULL in a required column");
    }

    @Override
    public void close() {}
}
