package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.Readable;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The reads of items as one writes them with care on R2DBC: values bound, limits in the text, columns by index and class. */
final class ItemsByHand implements ItemReads {
    private static final String ITEMS = "SELECT \"id\", \"name\", \"amount\", \"changed\" FROM \"items\"";

    private final Connections connections;
    private final String byId;
    private final String byName;
    private final Map<Integer, String> lists;
    private final HandWrittenSql spoken;
    private final String among;
    private final String firstPage;
    private final String nextPage;
    private final String count;
    private final String exists;
    private final String all;

    ItemsByHand(Connections connections, HandWrittenSql spoken) {
        this.connections = connections;
        this.spoken = spoken;
        among = spoken.sql(ITEMS + " WHERE " + spoken.among("id"));
        byId = spoken.sql(ITEMS + " WHERE \"id\" = $1");
        byName = spoken.sql(ITEMS + " WHERE \"name\" = $1");
        lists = Stream.of(10, 100, 1_000)
                .collect(Collectors.toMap(
                        Function.identity(),
                        limit -> spoken.sql(ITEMS + " WHERE \"id\" >= $1 ORDER BY \"id\" LIMIT " + limit)));
        // one row more than a page shows whether another page follows
        firstPage = spoken.sql(ITEMS + " WHERE \"id\" >= $1 ORDER BY \"id\" LIMIT " + (PAGE + 1));
        nextPage = spoken.sql(ITEMS + " WHERE \"id\" > $1 ORDER BY \"id\" LIMIT " + (PAGE + 1));
        count = spoken.sql("SELECT COUNT(*) FROM \"items\" WHERE \"id\" >= $1 AND \"id\" < $2");
        exists = spoken.sql("SELECT 1 FROM \"items\" WHERE \"name\" = $1 LIMIT 1");
        all = spoken.sql(ITEMS);
    }

    @Override
    public Mono<Item> byId(long id) {
        return connections
                .rows(byId, statement -> statement.bind(0, id), ItemsByHand::item)
                .single();
    }

    @Override
    public Mono<Item> byName(String name) {
        return connections
                .rows(byName, statement -> statement.bind(0, name), ItemsByHand::item)
                .single();
    }

    @Override
    public Mono<List<Item>> list(long from, int limit) {
        return items(lists.get(limit), from);
    }

    @Override
    public Mono<List<Item>> among(List<Long> ids) {
        return connections
                .with(connection -> Connections.rows(spoken.amongNumbers(connection, among, ids), ItemsByHand::item))
                .collectList();
    }

    @Override
    public Mono<List<Item>> twoPages(long from) {
        return items(firstPage, from)
                .map(ItemsByHand::page)
                .flatMap(first -> items(nextPage, first.get(first.size() - 1).id())
                        .map(second -> Stream.concat(first.stream(), page(second).stream())
                                .toList()));
    }

    private static List<Item> page(List<Item> read) {
        return read.subList(0, Math.min(PAGE, read.size()));
    }

    private Mono<List<Item>> items(String sql, long from) {
        return connections
                .rows(sql, statement -> statement.bind(0, from), ItemsByHand::item)
                .collectList();
    }

    @Override
    public Mono<Long> count(long from, long until) {
        return connections
                .rows(count, statement -> statement.bind(0, from).bind(1, until), row -> Cells.number(row, 0))
                .single();
    }

    @Override
    public Mono<Boolean> exists(String name) {
        return connections
                .rows(exists, statement -> statement.bind(0, name), row -> true)
                .singleOrEmpty()
                .hasElement();
    }

    @Override
    public Flux<Item> all() {
        return connections.rows(all, statement -> statement, ItemsByHand::item);
    }

    private static Item item(Readable row) {
        return new Item(
                Cells.number(row, 0),
                Cells.text(row, 1),
                Cells.required(row, 2, Integer.class),
                Cells.required(row, 3, LocalDateTime.class));
    }
}
