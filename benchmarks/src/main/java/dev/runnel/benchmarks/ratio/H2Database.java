package dev.runnel.benchmarks.ratio;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.UUID;
import reactor.core.scheduler.Schedulers;

/**
 * A database in memory. Its driver works on the subscribing thread, so the variants by hand subscribe on a thread that may
 * block.
 */
final class H2Database extends R2dbcDatabase {
    /** Peers write names without quotes, which H2 would take for names in upper case. */
    H2Database() {
        this("r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    }

    private H2Database(String url) {
        super("H2", url, ConnectionFactoryOptions.parse(url), HandWrittenSql.STANDARD, Schedulers.boundedElastic());
    }

    @Override
    String analyze() {
        return "ANALYZE";
    }

    @Override
    Processes processes() {
        return Processes.NONE;
    }

    @Override
    StocksByHand stocks(Connections connections) {
        return new StocksByValues(connections, HandWrittenSql.STANDARD, ManyRowsSql.H2, false);
    }

    @Override
    void remove() {
        execute("DROP ALL OBJECTS");
    }
}
