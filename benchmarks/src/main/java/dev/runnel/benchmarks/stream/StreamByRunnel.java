package dev.runnel.benchmarks.stream;

import dev.runnel.Db;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Streams like an application. On the Db, a stream without an include reads from a portal of the R2DBC driver. A stream with an include or
 * in a transaction reads keyset windows, and changes to a cursor if many rows are sorted without an index.
 *
 * @param inTransaction whether the read runs in a transaction
 */
record StreamByRunnel(Db db, boolean inTransaction) implements StreamVariant {
    @Override
    public String title() {
        return inTransaction ? "Runnel in a transaction" : "Runnel";
    }

    @Override
    public Flux<Entry> read(StreamShape shape) {
        return inTransaction
                ? db.transactionStreaming(tx -> shape.query().all(tx))
                : shape.query().all(db);
    }

    @Override
    public Mono<?> anything() {
        return Remarks.byId(new java.util.UUID(0, 0)).first(db);
    }

    @Override
    public void close() {
        if (!inTransaction) {
            db.close().block();
        }
    }
}
