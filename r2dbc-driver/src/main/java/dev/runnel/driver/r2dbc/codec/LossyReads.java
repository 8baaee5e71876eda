package dev.runnel.driver.r2dbc.codec;

import dev.runnel.type.StorageType;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.ColumnMetadata;

/**
 * The number columns that r2dbc-postgresql does not read exactly. It reads each number type as any other one, and silently truncates a
 * number that does not fit.
 */
final class LossyReads {
    private static final int INT2 = PostgresqlObjectId.INT2.getObjectId();
    private static final int INT4 = PostgresqlObjectId.INT4.getObjectId();
    private static final int INT8 = PostgresqlObjectId.INT8.getObjectId();
    private static final int FLOAT4 = PostgresqlObjectId.FLOAT4.getObjectId();
    private static final int FLOAT8 = PostgresqlObjectId.FLOAT8.getObjectId();

    private LossyReads() {}

    /** Returns whether a column may store a number that does not fit the type that it is read as. */
    static boolean isLossy(StorageType read, ColumnMetadata column) {
        return switch (read) {
            case I16, I32, I64, F32, F64 ->
                column.getNativeTypeMetadata() instanceof Integer type && !holds(read, type);
            case BOOL, DECIMAL, TEXT, BYTES, UUID, DATE, TIME, DATETIME, INSTANT -> false;
        };
    }

    private static boolean holds(StorageType read, int type) {
        return switch (read) {
            case I16 -> type == INT2;
            case I32 -> type == INT4 || type == INT2;
            case I64 -> type == INT8 || type == INT4 || type == INT2;
            case F32 -> type == FLOAT4;
            default -> type == FLOAT8 || type == FLOAT4;
        };
    }
}
