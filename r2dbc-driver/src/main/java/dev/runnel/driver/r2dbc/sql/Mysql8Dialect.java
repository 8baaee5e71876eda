package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.LetterCase;
import dev.runnel.type.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Nothing is given back, and assignments come one after the other. A text is code points or their bytes, which the statements do not know: what needs its
 * letters takes them from the bytes.
 */
final class Mysql8Dialect extends MysqlDialect {
    /** What a text that is bytes has for a code point. */
    private static final int BYTES_OF_CODE_POINT = 4;

    private static final long BUFFER_OF_KEY = 50_331_648;

    private final boolean exact;

    /** @param exact whether a column of texts is compared exactly; otherwise the columns hold bytes */
    Mysql8Dialect(boolean exact) {
        this.exact = exact;
        // only the wildcards of a program stand for a letter each; parts are found in bytes too
        override(BuiltInFunctions.LIKE, call -> {
            Runnable text = () -> {
                letters(call.sql(), call.operand(0));
                call.sql().append(" COLLATE utf8mb4_bin");
            };
            like(call, text, new Bind.Slot(call.parameter(1).slot(), Storage.TEXT));
        });
    }

    @Override
    String collation() {
        return exact ? "utf8mb4_0900_bin" : "utf8mb4_bin";
    }

    @Override
    String text(int length) {
        return exact ? super.text(length) : "varbinary(" + length * BYTES_OF_CODE_POINT + ")";
    }

    @Override
    String longText() {
        return exact ? super.longText() : "longblob";
    }

    /** A text of any length is unique by its hash, beside an index that finds it. */
    @Override
    List<String> uniques(Ddl ddl, Table table, List<List<Column>> indexed) {
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
    List<String> createIndex(Ddl ddl, Table table, Table.NamedColumns index, Function<Column, String> prefix) {
        return unlessThere(
                "information_schema.statistics WHERE index_name = " + quotedText(index.name()),
                table,
                "CREATE INDEX " + ddl.index(table, index, prefix));
    }

    @Override
    List<String> createForeignKey(Ddl ddl, Table table, Table.ForeignKey key) {
        return unlessThere(
                "information_schema.table_constraints WHERE constraint_name = " + quotedText(key.name()),
                table,
                ddl.addForeignKey(table, key, ""));
    }

    /** It cannot be asked for what is there in the statement that creates it. */
    private List<String> unlessThere(String what, Table table, String statement) {
        String schema = table.at().schema() == null
                ? "DATABASE()"
                : quotedText(table.at().schema());
        return List.of(
                "SET @runnel = IF(EXISTS (SELECT 1 FROM " + what + " AND table_schema = " + schema
                        + " AND table_name = " + quotedText(table.at().local()) + "), 'DO 0', " + quotedText(statement)
                        + ")",
                "PREPARE runnel FROM @runnel",
                "EXECUTE runnel",
                "DEALLOCATE PREPARE runnel");
    }

    /** As what a column of texts may be, too. */
    @Override
    void read(SqlBuilder sql, ColumnType.Own type, Runnable column) {
        sql.append("CONVERT(");
        column.run();
        sql.append(" USING binary)");
    }

    /** The letters of a text that may be bytes. */
    private static void letters(SqlBuilder sql, Runnable text) {
        sql.append("CONVERT(");
        text.run();
        sql.append(" USING utf8mb4)");
    }

    /** Those that are computed, as bytes (seen in 8.0.15). */
    @Override
    boolean sortsAsEmpty(TableExpr expr) {
        return expr.type().storage() == Storage.TEXT && !(expr instanceof TableExpr.ColumnRef);
    }

    @Override
    void casedLetters(SqlBuilder sql, LetterCase letters, Runnable text) {
        sql.append("CONVERT(" + letters.name() + "(");
        letters(sql, text);
        sql.append(" COLLATE utf8mb4_0900_as_cs) USING binary)");
    }

    @Override
    void finalSigma(SqlBuilder sql, Runnable text) {
        sql.append("CONVERT(REGEXP_REPLACE(");
        letters(sql, text);
        sql.append(", _utf8mb4 " + MysqlTexts.FINAL_SIGMA + ", _utf8mb4 '$1" + MysqlTexts.SIGMA
                + "', 1, 0, 'c') USING utf8mb4)");
    }

    @Override
    void length(SqlBuilder sql, Runnable text) {
        super.length(sql, () -> letters(sql, text));
    }

    /**
     * No cast makes a float. What is added and taken away again leaves the digits that a float of this size has, and rounds as one is rounded; below
     * the least normal one they all have the same digits.
     */
    @Override
    void single(SqlBuilder sql, Runnable computed) {
        String size = "1.5 * POW(2, 29 + GREATEST(-126, FLOOR(LOG2(GREATEST(ABS(v), 1e-38)))))";
        sql.append("(SELECT CASE WHEN ABS(v) >= " + BEYOND_FLOAT + " THEN " + Double.MAX_VALUE + " * ABS(v) ELSE v + "
                + size + " - " + size + " END FROM (SELECT ");
        computed.run();
        sql.append(" AS v) AS f)");
    }

    /** Of a text it looks at all, which needs a multiple of it in memory; no more of that is used than is needed. */
    @Override
    void sortsWhole(SqlBuilder sql, int keys) {
        sql.insert(sql.firstWord(), " /*+ SET_VAR(sort_buffer_size = " + (long) keys * BUFFER_OF_KEY + ") */");
    }

    /**
     * In a list of rows a decimal of 64 bits and more is not found in a column of numbers without a sign (seen in 8.0.15), whose index is not used then.
     */
    @Override
    void listedInRow(SqlBuilder sql, TableExpr expr, Runnable operand) {
        boolean isUnsigned = expr.type().storage() == Storage.DECIMAL
                && expr instanceof TableExpr.ColumnRef ref
                && ref.column().declared() instanceof ColumnType.Unsigned;
        sql.append(isUnsigned ? "CAST(" : "");
        operand.run();
        sql.append(isUnsigned ? " AS " + castType(Storage.DECIMAL) + ")" : "");
    }

    /** A list takes no limit, but a table does. */
    @Override
    void limited(SqlBuilder sql, Runnable select) {
        sql.append("SELECT * FROM (");
        select.run();
        sql.append(") AS l");
    }

    @Override
    public boolean givesBackWritten() {
        return false;
    }

    @Override
    public boolean givesBackUpdated() {
        return false;
    }

    @Override
    boolean assignsTogether() {
        return false;
    }

    @Override
    boolean readsWritten() {
        return false;
    }

    @Override
    void returning(SqlBuilder sql, List<Column> columns, Consumer<SqlBuilder> write) {
        write.accept(sql);
    }
}
