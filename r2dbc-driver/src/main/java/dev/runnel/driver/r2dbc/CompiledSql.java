package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SliceVariants;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SqlOperation;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation with its SQL.
 *
 * @param sql the SQL in its variants; for an insert, of one row
 * @param bulk for an insert, the SQL of many rows; null if the database has no bulk insert
 * @param readBack how the rows of a write are returned if the database does not return them itself; otherwise null
 * @param columns the storage types of the returned columns
 */
record CompiledSql(
        Operation operation,
        SliceVariants sql,
        @Nullable SqlText bulk,
        @Nullable ReturningEmulation readBack,
        StorageType[] columns)
        implements CompiledOperation {
    /** The rows of one round trip if the number of rows is unknown: a window of a stream, and the row that shows whether more follow. */
    static final int FETCHED_ROWS = 257;

    /** A result of at most this many rows is fetched in one round trip. */
    private static final long SMALL = 1024;

    static final int ALL_AT_ONCE = 0;

    static CompiledSql of(Operation operation, SliceVariants sql, @Nullable SqlText bulk) {
        return of(operation, sql, bulk, null);
    }

    static CompiledSql of(
            Operation operation, SliceVariants sql, @Nullable SqlText bulk, @Nullable ReturningEmulation readBack) {
        return new CompiledSql(operation, sql, bulk, readBack, storages(operation.columns()));
    }

    static StorageType[] storages(List<Type.Scalar> types) {
        return types.stream().map(Type.Scalar::storage).toArray(StorageType[]::new);
    }

    @Override
    public String explain() {
        return sql.bound().text();
    }

    /**
     * The number of rows per round trip for a subscriber with bounded demand. A portal costs one more round trip than a result that is
     * fetched at once, so a small result is fetched at once. Without parameters, PostgreSQL sends binary rows only through a portal.
     *
     * @param sent the SQL for these values
     */
    int fetchSize(SqlText sent, @Nullable Object[] values) {
        if (sent.binds().isEmpty()) {
            return FETCHED_ROWS;
        }
        boolean isLarge = operation instanceof SelectRows select
                ? !isSmall(select, values)
                : operation instanceof SqlOperation sql && !(sql.result() instanceof SqlOperation.Count);
        return isLarge ? FETCHED_ROWS : ALL_AT_ONCE;
    }

    private static boolean isSmall(SelectRows select, @Nullable Object[] values) {
        Object limit = null;
        if (select.limit() instanceof Value.Param param) {
            limit = values[param.slot()];
        } else if (select.limit() instanceof Value.Literal literal) {
            limit = literal.value();
        }
        return limit instanceof Long rows
                ? rows <= SMALL
                : select.grouping() == null
                        && select.selection().size() == 1
                        && (select.selection().get(0) instanceof TableExpr.CountAll
                                || select.selection().get(0) instanceof TableExpr.Aggregate);
    }
}
