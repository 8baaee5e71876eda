package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.InsertRows;
import dev.runnel.type.LetterCase;
import dev.runnel.type.Storage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

final class PostgresDialect extends Dialect {
    /** Two programs that change a schema at once take turns. */
    private static final String TURN = "SELECT pg_advisory_xact_lock(hashtext('runnel push schema'))";

    @Override
    public List<String> schema(Collection<Table> tables) {
        Ddl ddl = new Ddl(this);
        List<String> statements = new ArrayList<>();
        statements.add(TURN);
        statements.addAll(ddl.createSchemas(tables));
        for (Table table : tables) {
            statements.add(ddl.createTable(table));
        }
        for (Table table : tables) {
            for (Table.NamedColumns index : table.indexes()) {
                statements.add(
                        ddl.createIndex(table, index, column -> column.type().nullable() ? " NULLS FIRST" : ""));
            }
        }
        for (Table table : tables) {
            for (Table.ForeignKey key : table.foreignKeys()) {
                statements.add(createForeignKey(ddl, table, key));
            }
        }
        return statements;
    }

    @Override
    public List<String> dropSchema(Collection<Table> tables) {
        return List.of(TURN, new Ddl(this).dropTables(tables));
    }

    private String createForeignKey(Ddl ddl, Table table, Table.ForeignKey key) {
        String block = "BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = " + literal(key.name())
                + " AND conrelid = " + literal(quoted(table.at())) + "::regclass) THEN "
                + ddl.addForeignKey(table, key, "") + "; END IF; END";
        return "DO " + literal(block);
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    @Override
    String columnType(Column column) {
        Storage storage = column.type().storage();
        ColumnType declared = column.declared();
        String type = declared == null ? castType(storage) : declared.accept(new DeclaredTypes(1));
        return storage == Storage.TEXT ? type + " COLLATE \"C\"" : type;
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
    boolean laterals() {
        return true;
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
    void length(SqlBuilder sql, Runnable text) {
        sql.append("CAST(CHAR_LENGTH(");
        text.run();
        sql.append(") AS bigint)");
    }

    @Override
    void now(SqlBuilder sql, Storage storage) {
        sql.append(
                storage == Storage.INSTANT ? "now()" : "CAST(now() AT TIME ZONE 'UTC' AS " + castType(storage) + ")");
    }

    @Override
    void held(SqlBuilder sql, ColumnType range, Runnable computed) {
        range.accept(new HeldValues(this, sql, computed) {
            /** Of eight bits is {@code "char"} alone, which only {@code integer} is cast to and from. */
            @Override
            void heldByte() {
                sql.append("CAST(CAST(CAST(");
                computed.run();
                sql.append(" AS integer) AS \"char\") AS integer)");
            }

            /** The column refuses one that is too long; a cast would cut it. */
            @Override
            public @Nullable Void visitVarchar(ColumnType.Varchar varchar) {
                computed.run();
                return null;
            }
        });
    }

    /**
     * The keys are drawn for the numbered rows first, so that a row that comes back is found by its key and not by the order of
     * RETURNING, which is not promised. A select that draws numbers is done once, however often it is read.
     */
    @Override
    void insertCounted(SqlBuilder sql, InsertRows insert, Column counted, Consumer<String> values) {
        String table = quoted(insert.table().at());
        sql.append("WITH i AS (SELECT u.*, nextval((SELECT pg_get_serial_sequence(" + literal(table) + ", "
                + literal(counted.name()) + ")::regclass)) AS k FROM ");
        numbered(sql, insert);
        sql.append("), w AS (INSERT INTO " + table + " (")
                .name(counted.name())
                .append(", ")
                .names(insert.insert())
                .append(") SELECT i.k, ");
        values.accept("i");
        sql.append(" FROM i RETURNING ")
                .names(insert.table().columns())
                .append(") SELECT ")
                .join(", ", insert.returning(), column -> sql.append("w.").name(column.name()))
                .append(" FROM w JOIN i ON w.")
                .name(counted.name())
                .append(" = i.k ORDER BY i.n");
    }
}
