package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.LetterCase;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** MySQL. A write returns no rows, and assignments are made one after the other. */
public class Mysql8Dialect extends MysqlDialect {
    private static final long BUFFER_OF_KEY = 50_331_648;

    @Override
    protected String collation() {
        return "utf8mb4_0900_bin";
    }

    /**
     * Of a text in UTF-8 MySQL drops the characters behind a letter that takes more bytes in the other case (seen in 9.7.4). In UTF-32 no letter does;
     * MySQL has the letters of Unicode 5.2 there.
     */
    @Override
    protected String cased(LetterCase letters) {
        return "CONVERT(" + letters.name()
                + "(CONVERT({0} USING utf32) COLLATE utf32_unicode_520_ci) USING utf8mb4) COLLATE " + collation();
    }

    /** A text of any length is unique by its hash, beside an index that finds it. */
    @Override
    protected List<String> uniques(Ddl ddl, Table table, List<List<Column>> indexed) {
        List<String> parts = new ArrayList<>();
        for (Table.NamedColumns unique : table.uniques()) {
            parts.add("CONSTRAINT " + quoted(unique.name()) + " UNIQUE "
                    + ddl.list(
                            unique.columns(),
                            column -> isWhole(column, indexed) ? quoted(column.name()) : hash(column)));
            if (!unique.columns().stream().allMatch(column -> isWhole(column, indexed))) {
                parts.add("INDEX " + quoted(free(table, parts.size())) + " "
                        + ddl.list(
                                unique.columns(), column -> quoted(column.name()) + prefix(unique, column, indexed)));
            }
        }
        return parts;
    }

    private String hash(Column column) {
        return "(CAST(UNHEX(SHA2(" + quoted(column.name()) + ", 256)) AS binary(32)))";
    }

    /** A name that no index of a table has. */
    private static String free(Table table, int number) {
        String name = "lookup_" + number;
        boolean taken = Stream.of(table.uniques(), table.indexes())
                .flatMap(List::stream)
                .map(Table.NamedColumns::name)
                .anyMatch(name::equalsIgnoreCase);
        return taken ? free(table, number + table.uniques().size()) : name;
    }

    @Override
    protected List<String> createIndex(
            Ddl ddl, Table table, Table.NamedColumns index, Function<Column, String> prefix) {
        return unlessThere(
                "information_schema.statistics WHERE index_name = " + stringLiteral(index.name()),
                table,
                "CREATE INDEX " + ddl.index(table, index, prefix));
    }

    @Override
    protected List<String> createForeignKey(Ddl ddl, Table table, Table.ForeignKey key) {
        return unlessThere(
                "information_schema.table_constraints WHERE constraint_name = " + stringLiteral(key.name()),
                table,
                ddl.addForeignKey(table, key, ""));
    }

    /** It cannot be asked for what is there in the statement that creates it. */
    private List<String> unlessThere(String what, Table table, String statement) {
        String schema = table.at().schema() == null
                ? "DATABASE()"
                : stringLiteral(table.at().schema());
        return List.of(
                "SET @runnel = IF(EXISTS (SELECT 1 FROM " + what + " AND table_schema = " + schema
                        + " AND table_name = " + stringLiteral(table.at().local()) + "), 'DO 0', "
                        + stringLiteral(statement)
                        + ")",
                "PREPARE runnel FROM @runnel",
                "EXECUTE runnel",
                "DEALLOCATE PREPARE runnel");
    }

    /** A number that no float is near to is out of range. */
    @Override
    protected void single(SqlBuilder sql, Runnable computed) {
        sql.append("CAST(CAST(");
        computed.run();
        sql.append(" AS float) AS double)");
    }

    /** Of a text it looks at all, which needs a multiple of it in memory; no more of that is used than is needed. */
    @Override
    protected void addSortHint(SqlBuilder sql, int keys) {
        sql.insert(sql.firstWord(), " /*+ SET_VAR(sort_buffer_size = " + (long) keys * BUFFER_OF_KEY + ") */");
    }

    /**
     * In a list of rows a decimal of 64 bits and more is not found in a column of numbers without a sign (seen in 8.0), whose index is not used then.
     */
    @Override
    protected void inListOperandInRow(SqlBuilder sql, TableExpr expr, Runnable operand) {
        boolean isUnsigned = expr.type().storage() == StorageType.DECIMAL
                && expr instanceof TableExpr.ColumnRef ref
                && ref.column().declared() instanceof ColumnType.Unsigned;
        sql.append(isUnsigned ? "CAST(" : "");
        operand.run();
        sql.append(isUnsigned ? " AS " + castType(StorageType.DECIMAL) + ")" : "");
    }

    /** A list takes no limit, but a table does. */
    @Override
    protected void wrapLimitedSubquery(SqlBuilder sql, Runnable select) {
        sql.append("SELECT * FROM (");
        select.run();
        sql.append(") AS l");
    }

    @Override
    public boolean supportsInsertReturning() {
        return false;
    }

    @Override
    public boolean supportsUpdateReturning() {
        return false;
    }

    @Override
    protected boolean assignmentsSeeOldValues() {
        return false;
    }

    @Override
    protected boolean canSelectFromTarget() {
        return false;
    }

    @Override
    protected void returning(SqlBuilder sql, List<Column> columns, Consumer<SqlBuilder> write) {
        write.accept(sql);
    }
}
