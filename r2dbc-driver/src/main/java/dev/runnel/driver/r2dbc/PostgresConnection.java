package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.ParameterBinder;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.sql.SqlText;
import io.netty.util.ReferenceCounted;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Mono;

final class PostgresConnection extends ServerConnection {
    private final PostgresqlConnection connection;

    PostgresConnection(PostgresqlConnection connection, ErrorTranslator errors) {
        super(connection, errors, ParameterBinder.POSTGRESQL);
        this.connection = connection;
    }

    /** A statement with parameters is sent by who subscribes to its result. If another one were left before, the driver would log its end. */
    @Override
    protected boolean resultSignalsStart(SqlText sql) {
        return sql.binds().isEmpty();
    }

    /**
     * Rows that had arrived hold buffers outside of the heap. Some its driver has released before: it discards too. A result would be sent by
     * who ends it.
     */
    @Override
    protected void discard(Object dropped) {
        if (!(dropped instanceof Result) && dropped instanceof ReferenceCounted message && message.refCnt() > 0) {
            message.release();
        }
    }

    @Override
    protected Mono<Void> interrupt() {
        return stopIfBusy(roundTrip(), connection.cancelRequest());
    }

    @Override
    protected Mono<Void> close() {
        return connection.close();
    }
}
