package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.StorageType;

/** The sort keys that may be longer than the prefix by which a database sorts without a hint. */
final class LongSortKeys {
    /** The number of bytes that a database always sorts by. */
    private static final int SORTED_BYTES = 4096;

    /** The number of bytes of a character in the sort key of a collation by code points. */
    private static final int BYTES_OF_CHARACTER = 3;

    private LongSortKeys() {}

    /** Returns whether a value may be longer than the prefix. A computed value has no declared length. */
    static boolean isLong(SelectRows select, TableExpr key) {
        StorageType storage = key.type().storage();
        if (storage != StorageType.TEXT && storage != StorageType.BYTES) {
            return false;
        }
        return !(key instanceof TableExpr.ColumnRef ref)
                || ref.depth() > 0
                || !isShort(ref.column()) && !isIndexed(table(select, ref.source()), ref.column());
    }

    private static Table table(SelectRows select, int source) {
        return source == 0 ? select.table() : select.joins().get(source - 1).table();
    }

    private static boolean isShort(Column column) {
        if (column.declared() instanceof ColumnType.Varchar varchar) {
            return BYTES_OF_CHARACTER * varchar.length() <= SORTED_BYTES;
        }
        return column.declared() instanceof ColumnType.Enumerated
                || column.declared() instanceof ColumnType.Binary binary && binary.length() <= SORTED_BYTES;
    }

    /** Returns whether an index stores the complete column. The maximum size of an index is less than that of the prefix. */
    private static boolean isIndexed(Table table, Column column) {
        return table.key().contains(column)
                || table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column));
    }
}
