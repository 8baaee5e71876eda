package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The writes as one writes them with care on R2DBC. Databases differ in how many rows are inserted and how generated keys come back. */
abstract class StocksByHand implements StockWrites, ManyStockWrites {
    static final String INTO_STOCKS = "INSERT INTO \"stocks\" (\"id\", \"name\", \"amount\", \"changed\")";
    static final String INTO_MOVEMENTS = "INSERT INTO \"movements\" (\"name\", \"amount\", \"changed\")";

    private final Connections connections;
    private final String insert;
    private final String select;
    private final String increase;
    private final String decrease;
    private final String increaseBetween;
    private final String delete;
    private final String deleteBetween;

    StocksByHand(Connections connections, HandWrittenSql spoken) {
        this.connections = connections;
        insert = spoken.sql(INTO_STOCKS + " VALUES ($1, $2, $3, $4)");
        select = spoken.sql("SELECT \"id\", \"name\", \"amount\", \"changed\" FROM \"stocks\" WHERE \"id\" = $1");
        increase = spoken.sql("UPDATE \"stocks\" SET \"amount\" = \"amount\" + 1 WHERE \"id\" = $1");
        decrease = spoken.sql("UPDATE \"stocks\" SET \"amount\" = \"amount\" - 1 WHERE \"id\" = $1");
        increaseBetween =
                spoken.sql("UPDATE \"stocks\" SET \"amount\" = \"amount\" + 1 WHERE \"id\" >= $1 AND \"id\" < $2");
        delete = spoken.sql("DELETE FROM \"stocks\" WHERE \"id\" = $1");
        deleteBetween = spoken.sql("DELETE FROM \"stocks\" WHERE \"id\" >= $1 AND \"id\" < $2");
    }

    /** The statement that inserts stocks. */
    abstract Statement insertion(Connection connection, List<Stock> stocks);

    /** The statement that inserts stocks, or writes them over those with the same keys. */
    abstract Statement upsert(Connection connection, List<Stock> stocks);

    /** The statement that sets the amounts of stocks. */
    abstract Statement update(Connection connection, List<Stock> stocks);

    /** Inserts a movement and returns its key. */
    abstract Flux<Long> keyOf(Connection connection, Movement movement);

    /** Inserts movements and returns their keys, in their order. */
    abstract Flux<Long> keysOf(Connection connection, List<Movement> movements);

    @Override
    public final Mono<Stock> insert(Stock stock) {
        return connections
                .updated(
                        insert,
                        statement -> statement
                                .bind(0, stock.id())
                                .bind(1, stock.name())
                                .bind(2, stock.amount())
                                .bind(3, stock.changed()))
                .thenReturn(stock);
    }

    @Override
    public final Mono<List<Stock>> insertAll(List<Stock> stocks) {
        return connections
                .with(connection -> Connections.updated(insertion(connection, stocks)))
                .then(Mono.just(stocks));
    }

    @Override
    public final Mono<List<Stock>> upsertAll(List<Stock> stocks) {
        return connections
                .with(connection -> Connections.updated(upsert(connection, stocks)))
                .then(Mono.just(stocks));
    }

    @Override
    public final Mono<Long> updateAll(List<Stock> stocks) {
        return connections
                .with(connection -> Connections.updated(update(connection, stocks)))
                .single();
    }

    @Override
    public final Mono<Movement> create(Movement movement) {
        return connections
                .with(connection -> keyOf(connection, movement))
                .single()
                .map(key -> withKey(movement, key));
    }

    @Override
    public final Mono<List<Movement>> createAll(List<Movement> movements) {
        return connections
                .with(connection -> keysOf(connection, movements))
                .collectList()
                .map(keys -> withKeys(movements, keys));
    }

    private static List<Movement> withKeys(List<Movement> movements, List<Long> keys) {
        List<Movement> created = new ArrayList<>(movements.size());
        for (int i = 0; i < movements.size(); i++) {
            created.add(withKey(movements.get(i), keys.get(i)));
        }
        return created;
    }

    private static Movement withKey(Movement movement, long key) {
        return new Movement(key, movement.name(), movement.amount(), movement.changed());
    }

    @Override
    public final Mono<Long> increase(long id) {
        return connections.updated(increase, statement -> statement.bind(0, id));
    }

    @Override
    public final Mono<Long> increaseBetween(long from, long until) {
        return connections.updated(
                increaseBetween, statement -> statement.bind(0, from).bind(1, until));
    }

    @Override
    public final Mono<Long> delete(long id) {
        return connections.updated(delete, statement -> statement.bind(0, id));
    }

    @Override
    public final Mono<Long> deleteBetween(long from, long until) {
        return connections.updated(
                deleteBetween, statement -> statement.bind(0, from).bind(1, until));
    }

    @Override
    public final Mono<List<Stock>> transfer(long from, long to) {
        return connections.transaction(connection -> stock(connection, from)
                .zipWhen(giver -> stock(connection, to), List::of)
                .flatMap(read -> updated(connection, decrease, from)
                        .then(Mono.defer(() -> updated(connection, increase, to)))
                        .thenReturn(read)));
    }

    private Mono<Stock> stock(Connection connection, long id) {
        return Connections.rows(connection.createStatement(select).bind(0, id), StocksByHand::stock)
                .single();
    }

    private static Mono<Long> updated(Connection connection, String sql, long id) {
        return Connections.updated(connection.createStatement(sql).bind(0, id));
    }

    private static Stock stock(Readable row) {
        return new Stock(
                Cells.number(row, 0),
                Cells.text(row, 1),
                Cells.required(row, 2, Integer.class),
                Cells.required(row, 3, LocalDateTime.class));
    }
}
