package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.codec.ParameterBinder;
import dev.runnel.driver.r2dbc.error.ErrorTranslator;
import dev.runnel.driver.r2dbc.sql.SqlText;
import io.netty.util.ReferenceCounted;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Mono;

/** A connection to PostgreSQL. A cancel request stops its statements. */
final class PostgresConnection extends ServerConnection {
    private final PostgresqlConnection connection;

    PostgresConnection(PostgresqlConnection connection, ErrorTranslator errors) {
        super(connection, errors, ParameterBinder.POSTGRESQL);
        this.connection = connection;
    }

    /**
     * r2dbc-postgresql sends a statement with parameters when its result is subscribed to. If a statement without parameters were cancelled
     * before its result, it would log the end.
     */
    @Override
    protected boolean resultSignalsStart(SqlText sql) {
        return sql.binds().isEmpty();
    }

    /**
     * Buffered rows use memory outside of the heap. r2dbc-postgresql discards too and may have released some of them. A result is not ended
     * here, because subscribing to it would send its statement.
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
