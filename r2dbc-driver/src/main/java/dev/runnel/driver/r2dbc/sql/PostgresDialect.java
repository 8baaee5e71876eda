package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.LetterCase;
import dev.runnel.type.Storage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

final class PostgresDialect extends Dialect {

    @Override
    public List<String> schema(Collection<Table> tables) {
        List<String> statements = new ArrayList<>();
        // two programs that push at once take turns
        statements.add("SELECT pg_advisory_xact_lock(hashtext('runnel push schema'))");
        for (Table table : tables) {
            statements.add(Ddl.createTable(this, table));
        }
        for (Table table : tables) {
            for (Table.NamedColumns index : table.indexes()) {
                statements.add(
                        Ddl.createIndex(table, index, column -> column.type().nullable() ? " NULLS FIRST" : ""));
            }
        }
        for (Table table : tables) {
            for (Table.ForeignKey key : table.foreignKeys()) {
                statements.add(createForeignKey(table, key));
            }
        }
        return statements;
    }

    private static String createForeignKey(Table table, Table.ForeignKey key) {
        String block = "BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = " + literal(key.name())
                + " AND conrelid = " + literal(SqlBuilder.quoted(table.name())) + "::regclass) THEN "
                + Ddl.addForeignKey(table, key, "") + "; END IF; END";
        return "DO " + literal(block);
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    @Override
    String columnType(Storage storage) {
        return storage == Storage.TEXT ? "text COLLATE \"C\"" : castType(storage);
    }

    @Override
    String castType(Storage storage) {
        return switch (storage) {
            case BOOL -> "boolean";
            case I16 -> "smallint";
            case I32 -> "integer";
            case I64 -> "bigint";
            case F32 -> "real";
            case F64 -> "double precision";
            case DECIMAL -> "numeric";
            case TEXT -> "text";
            case BYTES -> "bytea";
            case UUID -> "uuid";
            case DATE -> "date";
            case TIME -> "time";
            case DATETIME -> "timestamp";
            case INSTANT -> "timestamptz";
        };
    }

    @Override
    void array(SqlBuilder sql, Bind bind) {
        sql.bind(bind).append("::").append(castType(bind.storage())).append("[]");
    }

    @Override
    void ordered(SqlBuilder sql, Storage storage, Runnable expr) {
        expr.run();
    }

    /** By ICU, whose root rules are Unicode's own; the case of a column's collation is that of ASCII. */
    @Override
    void cased(SqlBuilder sql, LetterCase letters, Runnable text) {
        sql.append(letters.name()).append("(");
        text.run();
        sql.append(" COLLATE \"und-x-icu\") COLLATE \"C\"");
    }

    @Override
    void returning(SqlBuilder sql, List<Column> columns, Consumer<SqlBuilder> write) {
        write.accept(sql);
        if (!columns.isEmpty()) {
            sql.append(" RETURNING ").names(columns);
        }
    }
}
