package dev.runnel.benchmarks.ratio;

/** Another library that does the operations as its documentation recommends, with at most {@link Connections#MOST} connections. */
interface Peer extends Contender, ItemReads, MailReads, SampleReads, GraphReads, StockWrites, AutoCloseable {
    @Override
    void close();
}
