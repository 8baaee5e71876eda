package dev.runnel.driver.r2dbc;

import dev.runnel.driver.r2dbc.sql.SliceVariants;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation with its text.
 *
 * @param sql the texts; for an insert, of one row
 * @param bulk for an insert, the text of many rows
 * @param readBack for a write that gives back what its database does not give back by itself
 * @param columns what the columns hold that it gives back
 */
record CompiledSql(
        Operation operation,
        SliceVariants sql,
        @Nullable SqlText bulk,
        @Nullable ReturningEmulation readBack,
        StorageType[] columns)
        implements CompiledOperation {
    /** Rows of one round trip when how many there are is not known: a window of a stream, and the row that says whether more follow. */
    static final int FETCHED_ROWS = 257;

    /** A result of at most so many rows is fetched at once. */
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
     * How many rows a round trip brings to who wants them bit by bit. A portal costs a round trip more than a result fetched at once, so small results are;
     * but without parameters only a portal makes PostgreSQL answer in binary.
     *
     * @param sent the text for these values
     */
    int fetchSize(SqlText sent, @Nullable Object[] values) {
        if (sent.binds().isEmpty()) {
            return FETCHED_ROWS;
        }
        return operation instanceof SelectRows select && !isSmall(select, values) ? FETCHED_ROWS : ALL_AT_ONCE;
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
                : select.selection().size() == 1 && select.selection().get(0) instanceof TableExpr.CountAll;
    }
}
