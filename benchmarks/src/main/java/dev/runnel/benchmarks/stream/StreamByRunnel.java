package dev.runnel.benchmarks.stream;

import dev.runnel.Db;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * As an application streams. On the Db, rows without an include come as the driver gives them, from a portal; with one, and in a
 * transaction, they come in windows by keyset, and by a cursor where many are sorted by no index.
 *
 * @param inTransaction whether the read has a transaction around it
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
