package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.LetterCase;
import dev.runnel.type.TextOp;
import dev.runnel.type.Value;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Nothing is given back, and assignments come one after the other. A text is code points or their bytes, which the statements do not know: what needs its
 * letters takes them from the bytes.
 */
final class Mysql8Dialect extends MysqlDialect {
    /** What a text that is bytes has for a code point. */
    private static final int BYTES_OF_CODE_POINT = 4;

    private final boolean exact;

    /** @param exact whether a column of texts is compared exactly; otherwise the columns hold bytes */
    Mysql8Dialect(boolean exact) {
        this.exact = exact;
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

    @Override
    boolean hashesUniques() {
        return false;
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

    private static String quotedText(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "''") + '\'';
    }

    /** The letters of a text that may be bytes. */
    private static void letters(SqlBuilder sql, Runnable text) {
        sql.append("CONVERT(");
        text.run();
        sql.append(" USING utf8mb4)");
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

    /** Only the wildcards of a program stand for a letter each; parts are found in bytes too. */
    @Override
    void matches(SqlBuilder sql, TextOp op, Runnable text, Value.Param pattern, boolean not) {
        super.matches(
                sql,
                op,
                op != TextOp.LIKE
                        ? text
                        : () -> {
                            letters(sql, text);
                            sql.append(" COLLATE utf8mb4_bin");
                        },
                pattern,
                not);
    }

    /** A number of JSON is read as a float where no cast makes one. */
    @Override
    void nearestFloat(SqlBuilder sql, Runnable computed) {
        sql.append("(SELECT v + 0e0 FROM JSON_TABLE(JSON_ARRAY(");
        computed.run();
        sql.append("), '$[*]' COLUMNS (v float PATH '$')) AS j)");
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
