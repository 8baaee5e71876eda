package dev.runnel.benchmarks.ratio;

import java.util.Map;

/** Another library that does the operations as its documentation recommends, with at most {@link Connections#MOST} connections. */
interface Peer extends ItemReads, MailReads, SampleReads, GraphReads, StockWrites, AutoCloseable {
    String title();

    /** Why it cannot do a shape, by the shape's name. */
    Map<String, String> missing();

    @Override
    void close();
}
