package dev.runnel.benchmarks.stream;

import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** A read that is streamed: as a query, and what is needed to write it by hand. */
enum StreamShape {
    KEY("by key", false, Order.ID, false),
    DAY("by an index, 100 equal", false, Order.DAY, false),
    STATION("by an index, a tenth equal", false, Order.STATION, false),
    AMOUNT("by no index", false, Order.AMOUNT, false),
    KEPT("half of them, by key", true, Order.ID, false),
    KEY_INCLUDE("by key, with an include", false, Order.ID, true),
    DAY_INCLUDE("by an index, 100 equal, with an include", false, Order.DAY, true),
    AMOUNT_INCLUDE("by no index, with an include", false, Order.AMOUNT, true);

    /** The order of the rows. */
    enum Order {
        ID("\"id\"", entry -> entry.id().getLeastSignificantBits(), q -> q.orderBy(e -> e.id().asc())),
        DAY("\"day\"", Entry::day, q -> q.orderBy(e -> e.day().asc())),
        STATION("\"station\"", Entry::station, q -> q.orderBy(e -> e.station().asc())),
        AMOUNT("\"amount\"", Entry::amount, q -> q.orderBy(e -> e.amount().asc()));

        private final String column;
        private final ToLongFunction<Entry> value;
        private final UnaryOperator<Entries.Query> query;

        Order(String column, ToLongFunction<Entry> value, UnaryOperator<Entries.Query> query) {
            this.column = column;
            this.value = value;
            this.query = query;
        }
    }

    private final String title;
    private final boolean filtered;
    private final Order order;
    private final boolean include;

    StreamShape(String title, boolean filtered, Order order, boolean include) {
        this.title = title;
        this.filtered = filtered;
        this.order = order;
        this.include = include;
    }

    String title() {
        return title;
    }

    /** Whether only entries are read that are kept: by one parameter, which is true. */
    boolean filtered() {
        return filtered;
    }

    /** The column that the rows are sorted by. */
    String column() {
        return order.column;
    }

    /** Grows from row to row, or stays. */
    long place(Entry entry) {
        return order.value.applyAsLong(entry);
    }

    boolean byKey() {
        return order == Order.ID;
    }

    boolean byNoIndex() {
        return order == Order.AMOUNT;
    }

    boolean include() {
        return include;
    }

    Entries.Query query() {
        Entries.Query rows = filtered ? Entries.filter(e -> e.kept().eq(true)) : Entries.all();
        Entries.Query sorted = order.query.apply(rows);
        return include ? sorted.include(e -> e.remarks()) : sorted;
    }

    /** The number of rows that it returns from a store. */
    int rows(int stored) {
        return filtered ? stored / 2 : stored;
    }
}
