package dev.runnel.benchmarks.stream;

import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** A streamed read: its query, and the parts of the hand-written SQL. */
enum StreamShape {
    KEY("by key", false, Order.ID, false),
    DAY("by an index, 100 equal", false, Order.DAY, false),
    STATION("by an index, a tenth equal", false, Order.STATION, false),
    AMOUNT("by no index", false, Order.AMOUNT, false),
    KEPT("half of them, by key", true, Order.ID, false),
    KEY_INCLUDE("by key, with an include", false, Order.ID, true),
    DAY_INCLUDE("by an index, 100 equal, with an include", false, Order.DAY, true),
    AMOUNT_INCLUDE("by no index, with an include", false, Order.AMOUNT, true);

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

    /** Returns whether only the kept entries are read, by one parameter that is true. */
    boolean filtered() {
        return filtered;
    }

    /** The column of the order. */
    String column() {
        return order.column;
    }

    /** The value of the order, which never decreases from row to row. */
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

    /** The number of returned rows out of the stored ones. */
    int rows(int stored) {
        return filtered ? stored / 2 : stored;
    }
}
