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

/** The dialect of MySQL 8.4 and later. A write returns no rows, and an update makes its assignments one after another. */
public class Mysql8Dialect extends MysqlDialect {
    private static final long BUFFER_OF_KEY = 50_331_648;

    /** The alias of the new rows of an upsert. MySQL requires another name than that of the table. */
    private static final String NEW_ROW = "runnel_incoming";

    @Override
    protected String newRowAlias() {
        return " AS " + NEW_ROW;
    }

    @Override
    protected void newRowValue(SqlBuilder sql, Column column) {
        sql.value(NEW_ROW + ".", column);
    }

    @Override
    protected String valuesRow() {
        return "ROW";
    }

    @Override
    protected String collation() {
        return "utf8mb4_0900_bin";
    }

    /**
     * In UTF-8, MySQL drops the characters after a letter whose other case has more bytes (seen in 9.7.4). In UTF-32 all letters have the
     * same number of bytes; MySQL supports the letters of Unicode 5.2 there.
     */
    @Override
    protected String cased(LetterCase letters) {
        return "CONVERT(" + letters.name()
                + "(CONVERT({0} USING utf32) COLLATE utf32_unicode_520_ci) USING utf8mb4) COLLATE " + collation();
    }

    /** The unique constraint on a text of any length is on its hash. A second index on a prefix finds the text. */
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

    /** Returns a name that no unique constraint or index of a table has. */
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

    /** MySQL has no {@code IF NOT EXISTS} for these statements. */
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

    /** A cast of a number beyond the greatest float fails: it is out of range. */
    @Override
    protected void single(SqlBuilder sql, Runnable computed) {
        sql.append("CAST(CAST(");
        computed.run();
        sql.append(" AS float) AS double)");
    }

    /** MySQL sorts by the complete text, and needs a buffer of several times its size. It uses no more of the buffer than it needs. */
    @Override
    protected void addSortHint(SqlBuilder sql, int keys) {
        sql.insert(sql.firstWord(), " /*+ SET_VAR(sort_buffer_size = " + (long) keys * BUFFER_OF_KEY + ") */");
    }

    /**
     * In a list of rows, MySQL does not find a decimal of 64 bits or more in an unsigned column (seen in 8.0). With the cast it finds the
     * decimal, without the index of the column.
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

    /** MySQL supports a limit in a derived table, but not in the subquery of {@code IN}. */
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
