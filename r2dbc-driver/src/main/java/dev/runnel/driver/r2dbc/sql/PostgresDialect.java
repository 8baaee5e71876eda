package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dialect of PostgreSQL 14 and later. */
public class PostgresDialect extends Dialect {
    /** The digits after the point of a quotient before it is rounded. */
    private static final int QUOTIENT_SCALE = 40;

    private static final String ICU = " COLLATE \"und-x-icu\")";

    /** A point in time as a date and a time in UTC. */
    private static final String IN_UTC = "{0} AT TIME ZONE 'UTC'";

    /** A lock that lets programs change the schema one after another. */
    private static final String TURN = "SELECT pg_advisory_xact_lock(hashtext('runnel push schema'))";

    public PostgresDialect() {
        // the collation of a column changes the case of ASCII only, so the case is that of ICU, whose root rules
        // are Unicode's. ICU without a language applies the full mapping, so TRANSLATE replaces the letters of
        // SpecialCasing
        override(
                BuiltInFunctions.UPPER,
                "TRANSLATE(UPPER(TRANSLATE({0}, '" + SpecialCasing.EXPANDED + "', '" + SpecialCasing.PLACEHOLDERS + "')"
                        + ICU + ", '" + SpecialCasing.PLACEHOLDERS + "', '" + SpecialCasing.EXPANDED
                        + "') COLLATE \"C\"");
        override(
                BuiltInFunctions.LOWER,
                "LOWER(TRANSLATE({0}, '" + SpecialCasing.UPPER + "', '" + SpecialCasing.LOWER + "')" + ICU
                        + " COLLATE \"C\"");
        override(BuiltInFunctions.LENGTH, "CAST(CHAR_LENGTH({0}) AS bigint)");
        override(BuiltInFunctions.TO_TEXT, "CAST({0} AS text) COLLATE \"C\"");
        override(BuiltInFunctions.INDEX_OF, "CAST(STRPOS({0}, {1}) - 1 AS bigint)");
        override(BuiltInFunctions.TO_LONG, StorageType.DECIMAL, "CAST(TRUNC({0}) AS bigint)");
        // a quotient has at least as many digits as its dividend, so that it is rounded once
        override(
                BuiltInFunctions.DIVIDED_BY,
                StorageType.DECIMAL,
                "ROUND(({0} + 0." + "0".repeat(QUOTIENT_SCALE) + ") / {1}, 12)");
        // without a column, the database would apply its own collation
        for (FunctionDescriptor function : List.of(BuiltInFunctions.CASE, BuiltInFunctions.CONCAT)) {
            FunctionSql plain = function(function);
            override(function, call -> {
                plain.render(call);
                call.sql().append(call.call().storage() == StorageType.TEXT ? " COLLATE \"C\"" : "");
            });
        }
        overrideTimes();
        override(BuiltInFunctions.NOW, call -> call.sql().append(now(call.call().storage())));
    }

    private void overrideTimes() {
        overrideField(BuiltInFunctions.MONTH, "EXTRACT(MONTH FROM ", ")");
        overrideField(BuiltInFunctions.DAY, "EXTRACT(DAY FROM ", ")");
        overrideField(BuiltInFunctions.DAY_OF_WEEK, "EXTRACT(ISODOW FROM ", ")");
        overrideField(BuiltInFunctions.HOUR, "EXTRACT(HOUR FROM ", ")");
        overrideField(BuiltInFunctions.MINUTE, "EXTRACT(MINUTE FROM ", ")");
        overrideField(BuiltInFunctions.SECOND, "FLOOR(EXTRACT(SECOND FROM ", "))");
        // the year before year 1 is -1, and 0 of ISO 8601
        override(BuiltInFunctions.YEAR, year("{0}"));
        override(BuiltInFunctions.YEAR, StorageType.INSTANT, year(IN_UTC));
        override(BuiltInFunctions.DATE, StorageType.INSTANT, "CAST(" + IN_UTC + " AS date)");
        new PostgresTimes().register(this);
    }

    private static final class PostgresTimes extends TimeArithmeticSql {
        @Override
        String toMicros(StorageType type, String time) {
            return "CAST(EXTRACT(EPOCH FROM " + time + ") * 1000000 AS bigint)";
        }

        /** A product with an interval is exact for 53 bits, so the days are apart. The limit keeps the subquery, which is evaluated once. */
        @Override
        String ofMicros(StorageType type, String micros) {
            if (type == StorageType.TIME) {
                return "(TIME '00:00' + (" + micros + ") * INTERVAL '1 microsecond')";
            }
            String time = "(SELECT TIMESTAMP '1970-01-01' + n / 86400000000 * INTERVAL '1 day'"
                    + " + n % 86400000000 * INTERVAL '1 microsecond' FROM (SELECT " + micros
                    + " AS n OFFSET 0) AS micros)";
            return switch (type) {
                case DATE -> "CAST(" + time + " AS date)";
                case INSTANT -> "(" + time + " AT TIME ZONE 'UTC')";
                default -> time;
            };
        }

        @Override
        String monthsLater(StorageType type, String time, String months) {
            String local = type == StorageType.INSTANT ? time + " AT TIME ZONE 'UTC'" : time;
            return toMicros(StorageType.DATETIME, local + " + MAKE_INTERVAL(months => " + months + ")");
        }
    }

    private void overrideField(FunctionDescriptor function, String before, String after) {
        override(function, "CAST(" + before + "{0}" + after + " AS integer)");
        override(function, StorageType.INSTANT, "CAST(" + before + IN_UTC + after + " AS integer)");
    }

    private static String year(String time) {
        String year = "EXTRACT(YEAR FROM " + time + ")";
        return "CAST(" + year + " + CASE WHEN " + year + " < 0 THEN 1 ELSE 0 END AS integer)";
    }

    /** r2dbc-postgresql sends a text without parameters by the simple protocol, whose values are texts, or through a portal. */
    @Override
    protected boolean prefersParameters() {
        return true;
    }

    private String now(StorageType storage) {
        return storage == StorageType.INSTANT ? "now()" : "CAST(now() AT TIME ZONE 'UTC' AS " + castType(storage) + ")";
    }

    @Override
    public List<String> schema(Collection<Table> tables) {
        Ddl ddl = new Ddl(this);
        List<String> statements = new ArrayList<>();
        statements.add(TURN);
        statements.addAll(ddl.createSchemas(tables));
        enumerations(tables).forEach(type -> statements.add(createType(type)));
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
        List<String> statements = new ArrayList<>(List.of(TURN, new Ddl(this).dropTables(tables)));
        enumerations(tables).forEach(type -> statements.add(dropType(type)));
        return statements;
    }

    /** Returns the native enums of the columns, each once. */
    private static List<ColumnType.Enumerated> enumerations(Collection<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::declared)
                .filter(ColumnType.Enumerated.class::isInstance)
                .map(ColumnType.Enumerated.class::cast)
                .distinct()
                .toList();
    }

    private String createType(ColumnType.Enumerated type) {
        return block(
                "CREATE TYPE " + quoted(type.name()) + " AS " + type.accept(new DeclaredTypes(this)),
                "duplicate_object");
    }

    /** The type remains if other tables use it. */
    private String dropType(ColumnType.Enumerated type) {
        return block("DROP TYPE IF EXISTS " + quoted(type.name()), "dependent_objects_still_exist");
    }

    private String block(String statement, String ignored) {
        return "DO " + stringLiteral("BEGIN " + statement + "; EXCEPTION WHEN " + ignored + " THEN NULL; END");
    }

    private String createForeignKey(Ddl ddl, Table table, Table.ForeignKey key) {
        String block = "BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = " + stringLiteral(key.name())
                + " AND conrelid = " + stringLiteral(quoted(table.at())) + "::regclass) THEN "
                + ddl.addForeignKey(table, key, "") + "; END IF; END";
        return "DO " + stringLiteral(block);
    }

    @Override
    protected String columnType(Column column) {
        StorageType storage = column.type().storage();
        ColumnType declared = column.declared();
        if (declared instanceof ColumnType.NativeType own) {
            return nameOf(own);
        }
        String type = declared == null ? castType(storage) : declared.accept(new DeclaredTypes(this));
        return storage == StorageType.TEXT && !(declared instanceof ColumnType.RawSql) ? type + " COLLATE \"C\"" : type;
    }

    private String nameOf(ColumnType.NativeType type) {
        return type instanceof ColumnType.Enumerated labels ? quoted(labels.name()) : type.toString();
    }

    @Override
    protected String timeType(StorageType storage, int digits) {
        return castType(storage) + "(" + digits + ")";
    }

    @Override
    protected void encodeNative(SqlBuilder sql, ColumnType.NativeType type, Runnable value) {
        sql.append("CAST(");
        value.run();
        sql.append(" AS " + nameOf(type) + ")");
    }

    @Override
    protected void isAnyLabel(SqlBuilder sql, ColumnType.Enumerated type, Bind.ListSlot list, boolean not) {
        inSubquery(sql, list, nameOf(type) + "[]", not);
    }

    @Override
    protected String castType(StorageType storage) {
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
    protected void array(SqlBuilder sql, Bind bind) {
        sql.bind(bind).append("::").append(castType(bind.storage())).append("[]");
    }

    @Override
    protected boolean supportsLateral() {
        return true;
    }

    @Override
    protected void collate(SqlBuilder sql, StorageType storage, Runnable expr) {
        expr.run();
    }

    /** Not every version has these aggregates of booleans, UUIDs and bytes. Hexadecimal digits are ordered as the bytes. */
    @Override
    protected void extreme(SqlBuilder sql, String function, StorageType storage, Runnable value) {
        switch (storage) {
            case BOOL -> super.extreme(sql, function.equals("MIN") ? "BOOL_AND" : "BOOL_OR", storage, value);
            case UUID -> wrapped(sql, "CAST(" + function + "(CAST(", value, " AS text) COLLATE \"C\") AS uuid)");
            case BYTES -> wrapped(sql, "DECODE(" + function + "(ENCODE(", value, ", 'hex') COLLATE \"C\"), 'hex')");
            default -> super.extreme(sql, function, storage, value);
        }
    }

    private static void wrapped(SqlBuilder sql, String before, Runnable value, String after) {
        sql.append(before);
        value.run();
        sql.append(after);
    }

    @Override
    protected void castToRange(SqlBuilder sql, ColumnType range, Runnable computed) {
        range.accept(new RangeCast(this, sql, computed) {
            /** The only integer type of eight bits is {@code "char"}, and only {@code integer} can be cast to it and from it. */
            @Override
            void heldByte() {
                sql.append("CAST(CAST(CAST(");
                computed.run();
                sql.append(" AS integer) AS \"char\") AS integer)");
            }

            /** A cast would round. */
            @Override
            public @Nullable Void visitFraction(ColumnType.FractionalSeconds fraction) {
                sql.append("(");
                computed.run();
                sql.append(" - CAST(EXTRACT(MICROSECONDS FROM ");
                computed.run();
                sql.append(") AS integer) % " + fraction.micros() + " * INTERVAL '1 microsecond')");
                return null;
            }

            /** The column rejects a text that is too long, but drops trailing spaces. A cast would truncate any text. */
            @Override
            public @Nullable Void visitVarchar(ColumnType.Varchar varchar) {
                sql.append("CASE WHEN CHAR_LENGTH(");
                computed.run();
                sql.append(") > " + varchar.length() + " THEN ");
                computed.run();
                sql.append(" || 'x' ELSE ");
                computed.run();
                sql.append(" END");
                return null;
            }
        });
    }

    /** {@code ON CONFLICT} locks the row before it updates it, and the new version of the row has this lock. */
    @Override
    protected String insertedCondition() {
        return "xmax = 0";
    }
}
