package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.LetterCase;
import dev.runnel.type.RowLock;
import dev.runnel.type.StorageType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The dialect of MariaDB 10.11 and later. Inserts and deletes return rows. */
public class MariadbDialect extends MysqlDialect {
    /** The maximum value of {@code max_sort_length}. */
    private static final int MOST_SORTED_BYTES = 8_388_608;

    /**
     * MariaDB merges as many rows at a time as fit into the sort buffer, and needs room for several. It uses no more of the buffer than it
     * needs.
     */
    private static final long BUFFER_OF_KEY = 16L * MOST_SORTED_BYTES;

    /** The greatest float plus half of its distance to the next one. A greater or equal number rounds to no float. */
    private static final String BEYOND_FLOAT = "3.4028235677973366e38";

    @Override
    protected String collation() {
        return "utf8mb4_nopad_bin";
    }

    @Override
    protected String cased(LetterCase letters) {
        return letters.name() + "({0} COLLATE utf8mb4_uca1400_as_cs) COLLATE " + collation();
    }

    /** A cast silently converts a number beyond the greatest float to the greatest float. */
    @Override
    protected void single(SqlBuilder sql, Runnable computed) {
        sql.append("CASE WHEN ABS(");
        computed.run();
        sql.append(") >= " + BEYOND_FLOAT + " THEN " + Double.MAX_VALUE + " * ABS(");
        computed.run();
        sql.append(") ELSE CAST(CAST(");
        computed.run();
        sql.append(" AS float) AS double) END");
    }

    /** MariaDB hashes unique values that are too long for an index. */
    @Override
    protected List<String> uniques(Ddl ddl, Table table, List<List<Column>> indexed) {
        return ddl.uniques(table);
    }

    @Override
    protected List<String> createIndex(
            Ddl ddl, Table table, Table.NamedColumns index, Function<Column, String> prefix) {
        return List.of(ddl.createIndex(table, index, prefix));
    }

    @Override
    protected List<String> createForeignKey(Ddl ddl, Table table, Table.ForeignKey key) {
        return List.of(
                "ALTER TABLE " + quoted(table.at()) + " ADD CONSTRAINT " + ddl.foreignKey(key, "IF NOT EXISTS "));
    }

    /** MariaDB sorts by a prefix of a text. If few rows are wanted, the prefix is shorter than {@code max_sort_length}. */
    @Override
    protected void addSortHint(SqlBuilder sql, int keys) {
        sql.insert(
                0,
                "SET STATEMENT max_sort_length = " + MOST_SORTED_BYTES
                        + ", sort_buffer_size = GREATEST(@@sort_buffer_size, " + (long) keys * BUFFER_OF_KEY
                        + ") FOR ");
    }

    /** A derived table cannot refer to the sources around it. */
    @Override
    protected boolean needsJsonForLimitedIn() {
        return true;
    }

    /**
     * Equal values have the same string, regardless of their column: times have all digits of the second, decimals have all digits of the
     * fraction, and zero has no sign.
     */
    @Override
    protected void listedAsJson(SqlBuilder sql, StorageType storage, Runnable value) {
        switch (storage) {
            case TEXT -> value.run();
            case BYTES, UUID -> call(sql, "HEX(", value, ")");
            case F32, F64 -> call(sql, "CONCAT(0 + ", value, ")");
            case DECIMAL -> call(sql, "CONCAT(0 + CAST(", value, " AS " + castType(storage) + "))");
            case TIME, DATETIME, INSTANT -> call(sql, "CONCAT(CAST(", value, " AS " + castType(storage) + "))");
            case BOOL, I16, I32, I64, DATE -> call(sql, "CONCAT(", value, ")");
        }
    }

    private static void call(SqlBuilder sql, String before, Runnable value, String after) {
        sql.append(before);
        value.run();
        sql.append(after);
    }

    @Override
    protected Locking locking() {
        return Locking.TABLES;
    }

    @Override
    protected void lock(SqlBuilder sql, RowLock.Strength strength) {
        sql.append(
                switch (strength) {
                    case UPDATE -> " FOR UPDATE";
                    case SHARE -> " LOCK IN SHARE MODE";
                });
    }

    @Override
    public boolean supportsUpdateReturning() {
        return false;
    }

    /** MariaDB drops one table after another, so the first statement checks that all of them can be dropped. */
    @Override
    public List<String> dropSchema(Collection<Table> tables) {
        List<String> statements = new ArrayList<>();
        statements.add(refuseWhatOthersReferTo(tables));
        for (Table table : tables) {
            for (Table.ForeignKey key : table.foreignKeys()) {
                statements.add("ALTER TABLE IF EXISTS " + quoted(table.at()) + " DROP FOREIGN KEY IF EXISTS "
                        + quoted(key.name()));
            }
        }
        statements.add(new Ddl(this).dropTables(tables));
        return statements;
    }

    private static String refuseWhatOthersReferTo(Collection<Table> tables) {
        String names = tables.stream()
                .map(table -> "(" + schema(table) + ", " + text(table.at().local()) + ")")
                .collect(Collectors.joining(", ", "(", ")"));
        return "BEGIN NOT ATOMIC IF EXISTS (SELECT 1 FROM information_schema.referential_constraints"
                + " WHERE (unique_constraint_schema, referenced_table_name) IN " + names
                + " AND (constraint_schema, table_name) NOT IN " + names
                + ") THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'another table refers to one of these'; END IF; END";
    }

    private static String schema(Table table) {
        return table.at().schema() == null ? "DATABASE()" : text(table.at().schema());
    }

    private static String text(String name) {
        return "_utf8mb4 x'" + HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)) + "'";
    }
}
