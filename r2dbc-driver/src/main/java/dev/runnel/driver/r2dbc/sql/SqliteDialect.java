package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.InsertRows;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of SQLite 3.45 and later. Tables are strict, so a column stores only values of its type. A list, or a list of rows, is one
 * JSON text. Functions with the prefix {@code runnel_} compute values that SQLite cannot compute ({@code SqliteFunctions}).
 */
public class SqliteDialect extends Dialect {
    public SqliteDialect() {
        override(BuiltInFunctions.UPPER, "runnel_upper({0})");
        override(BuiltInFunctions.LOWER, "runnel_lower({0})");
        override(BuiltInFunctions.LENGTH, "length({0})");
        override(BuiltInFunctions.TRIM, "trim({0}, ' ')");
        override(
                BuiltInFunctions.NOW,
                call -> call.sql().bind(new Bind.Now(call.call().storage())));
        for (FunctionDescriptor function : SqliteTexts.COMPUTED_IN_JAVA) {
            override(function, call -> {
                StorageType first = call.call().operands().get(0).type().storage();
                call.sql().append(SqliteTexts.functionName(function, first) + "(");
                call.renderArguments();
                call.sql().append(")");
            });
        }
        override(BuiltInFunctions.INDEX_OF, "instr({0}, {1}) - 1");
        overrideMatches();
    }

    /** LIKE ignores case, and the length of a pattern of GLOB is limited. So only patterns with wildcards use GLOB. */
    private void overrideMatches() {
        // a range can use an index: no text has the byte ff, so no text with the prefix sorts after the upper bound
        override(BuiltInFunctions.STARTS_WITH, call -> {
            SqlBuilder sql = call.sql().append("(");
            call.operand(0).run();
            sql.append(call.negated() ? " < " : " >= ").bind(part(call)).append(call.negated() ? " OR " : " AND ");
            call.operand(0).run();
            sql.append(call.negated() ? " >= " : " < ").bind(part(call)).append(" || CAST(x'ff' AS TEXT))");
        });
        override(BuiltInFunctions.CONTAINS, call -> {
            SqlBuilder sql = call.sql().append("instr(");
            call.operand(0).run();
            sql.append(", ").bind(part(call)).append(call.negated() ? ") = 0" : ") > 0");
        });
        override(BuiltInFunctions.ENDS_WITH, call -> {
            SqlBuilder sql = call.sql().append("substr(");
            call.operand(0).run();
            sql.append(", -length(").bind(part(call)).append("), length(").bind(part(call));
            sql.append(call.negated() ? ")) <> " : ")) = ").bind(part(call));
        });
        override(BuiltInFunctions.LIKE, call -> {
            call.operand(0).run();
            call.sql()
                    .append(call.negated() ? " NOT GLOB " : " GLOB ")
                    .bind(new Bind.Pattern(call.parameter(1).slot(), PatternForm.GLOB));
        });
    }

    private static Bind part(SqlCall call) {
        return new Bind.Slot(call.parameter(1).slot(), StorageType.TEXT);
    }

    @Override
    public List<String> schema(Collection<Table> tables) {
        Ddl ddl = new Ddl(this);
        List<String> statements = new ArrayList<>();
        for (Table table : tables) {
            statements.add(createTable(ddl, table));
        }
        for (Table table : tables) {
            for (Table.NamedColumns index : table.indexes()) {
                statements.add(ddl.createIndex(table, index, column -> ""));
            }
        }
        return statements;
    }

    /** SQLite cannot add a constraint to an existing table. A table that a foreign key references need not exist yet. */
    private String createTable(Ddl ddl, Table table) {
        StringJoiner parts =
                new StringJoiner(", ", "CREATE TABLE IF NOT EXISTS " + quoted(table.at()) + " (", ") STRICT");
        boolean counts = false;
        for (Column column : table.columns()) {
            counts |= column.identity();
            parts.add(quoted(column.name()) + " "
                    + columnType(column)
                    + (column.identity() ? " PRIMARY KEY AUTOINCREMENT" : "")
                    + range(column)
                    + (column.type().nullable() ? "" : " NOT NULL"));
        }
        if (!counts) {
            parts.add(ddl.primaryKey(table));
        }
        ddl.uniques(table).forEach(parts::add);
        table.foreignKeys().forEach(key -> parts.add("CONSTRAINT " + ddl.foreignKey(key)));
        return parts.toString();
    }

    /** A drop removes the rows of the table. The rows that reference them may be removed later in the same transaction. */
    @Override
    public List<String> dropSchema(Collection<Table> tables) {
        List<String> statements = new ArrayList<>();
        statements.add(refuseWhatOthersReferTo(tables));
        statements.add("PRAGMA defer_foreign_keys = ON");
        for (Table table : tables) {
            statements.add("DROP TABLE IF EXISTS " + quoted(table.at()));
        }
        return statements;
    }

    /** SQLite itself drops a table that other tables reference, unless one of their rows does. */
    private static String refuseWhatOthersReferTo(Collection<Table> tables) {
        String names = tables.stream()
                .map(table -> '\'' + table.at().local().replace("'", "''") + '\'')
                .collect(Collectors.joining(", ", "(", ")"));
        return "SELECT runnel_referred(s.name) FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS f"
                + " WHERE s.type = 'table' AND f.`table` COLLATE NOCASE IN " + names
                + " AND s.name COLLATE NOCASE NOT IN " + names;
    }

    /** SQLite treats an unknown name in double quotes as a string. */
    @Override
    protected String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /** SQLite generates keys only for the type INTEGER. */
    @Override
    protected String columnType(Column column) {
        return column.declared() instanceof ColumnType.RawSql verbatim && !column.identity()
                ? verbatim.sql()
                : castType(column.type().storage());
    }

    /** Returns the check of a column that could store more than its field; empty for other columns. */
    private String range(Column column) {
        String name = quoted(column.name());
        ColumnType declared = column.declared();
        if (declared instanceof ColumnType.Varchar varchar) {
            return checked("length(" + name + ") <= " + varchar.length());
        }
        if (declared instanceof ColumnType.Int narrow) {
            return narrow.bytes() == Long.BYTES ? "" : checked(within(name, narrow.bytes()));
        }
        if (declared instanceof ColumnType.Unsigned whole && whole.storage() != StorageType.DECIMAL) {
            return checked(name + " BETWEEN 0 AND " + whole.most().min(BigInteger.valueOf(Long.MAX_VALUE)));
        }
        if (declared instanceof ColumnType.Binary binary) {
            return checked("length(" + name + ") = " + binary.length());
        }
        return switch (column.type().storage()) {
            case BOOL -> checked(name + " IN (0, 1)");
            case I16 -> checked(within(name, Short.BYTES));
            case I32 -> checked(within(name, Integer.BYTES));
            default -> "";
        };
    }

    private static String checked(String condition) {
        return " CONSTRAINT " + SqliteTexts.RANGE + " CHECK (" + condition + ")";
    }

    private static String within(String name, int bytes) {
        long most = (1L << (bytes * Byte.SIZE - 1)) - 1;
        return name + " BETWEEN " + (-most - 1) + " AND " + most;
    }

    @Override
    protected String timeType(StorageType storage, int digits) {
        return castType(storage);
    }

    /** The texts of times have all digits, so that they sort as times. */
    @Override
    protected String castType(StorageType storage) {
        return switch (storage) {
            case BOOL, I16, I32, I64 -> "INTEGER";
            case F32, F64 -> "REAL";
            case DECIMAL, TEXT, UUID, DATE, TIME, DATETIME, INSTANT -> "TEXT";
            case BYTES -> "BLOB";
        };
    }

    @Override
    protected void array(SqlBuilder sql, Bind bind) {
        sql.append("json_each(").bind(bind).append(")");
    }

    @Override
    protected void inList(SqlBuilder sql, Bind.ListSlot list, boolean not) {
        sql.append(not ? " NOT IN (SELECT " : " IN (SELECT ")
                .append(element(list.storage(), "value"))
                .append(" FROM ");
        array(sql, list);
        sql.append(")");
    }

    @Override
    protected void rowValues(SqlBuilder sql, List<Bind.ListSlot> lists) {
        sql.append("(SELECT ")
                .join(", ", indexes(lists), i -> sql.append(element(lists.get(i).storage(), "value->>" + i)))
                .append(" FROM ");
        array(sql, new Bind.ListColumns(lists));
        sql.append(")");
    }

    /**
     * Returns the SQL of an element of JSON. Bytes are sent as digits, and floating-point numbers as their bits, because SQLite would read
     * their digits inexactly.
     */
    private static String element(StorageType storage, String access) {
        return switch (storage) {
            case F32, F64 -> "runnel_f64(" + access + ")";
            case BYTES -> "unhex(" + access + ")";
            default -> access;
        };
    }

    @Override
    protected void unnested(SqlBuilder sql, List<Type.Scalar> cells) {
        unnested(sql, cells, "");
    }

    /** @param beside the SQL of another column, or empty */
    private void unnested(SqlBuilder sql, List<Type.Scalar> types, String beside) {
        List<StorageType> cells = types.stream().map(Type.Scalar::storage).toList();
        sql.append("(SELECT ")
                .join(", ", indexes(cells), i -> sql.append(element(cells.get(i), "value->>" + i) + " AS c" + i))
                .append(beside + " FROM ");
        array(sql, new Bind.Rows(cells));
        sql.append(")");
    }

    @Override
    protected void named(SqlBuilder sql, List<Type.Scalar> cells) {
        unnested(sql, cells);
        sql.append(" AS u");
    }

    @Override
    protected void numbered(SqlBuilder sql, InsertRows insert) {
        unnested(sql, insert.cells(), ", key AS n");
        sql.append(" AS u");
    }

    @Override
    protected void literal(SqlBuilder sql, StorageType storage, @Nullable Object value) {
        if (value instanceof Number number && (storage == StorageType.F32 || storage == StorageType.F64)) {
            sql.append(element(storage, Long.toString(Double.doubleToLongBits(number.doubleValue()))));
        } else if (value instanceof byte[] bytes) {
            sql.append("x'" + HexFormat.of().formatHex(bytes) + "'");
        } else {
            super.literal(sql, storage, value == null ? null : SqliteTexts.of(storage, value));
        }
    }

    private static void call(SqlBuilder sql, String function, Runnable... arguments) {
        sql.append(function)
                .append("(")
                .join(", ", List.of(arguments), Runnable::run)
                .append(")");
    }

    @Override
    protected boolean subqueriesSeeOldRows() {
        return false;
    }

    @Override
    protected String unlimitedClause() {
        return " LIMIT -1";
    }

    /** SQLite compares text as UTF-8, whose order is that of code points. */
    @Override
    protected void collate(SqlBuilder sql, StorageType storage, Runnable expr) {
        expr.run();
        sql.append(storage == StorageType.DECIMAL ? " COLLATE runnel_decimal" : "");
    }

    /** SQLite sums whole numbers beyond 64 bits, and texts of decimals, as floating-point numbers. */
    @Override
    protected void sum(SqlBuilder sql, StorageType storage, Runnable value) {
        if (storage == StorageType.F64) {
            super.sum(sql, storage, value);
        } else {
            call(sql, SqliteTexts.sumName(storage), value);
        }
    }

    @Override
    protected void castToRange(SqlBuilder sql, ColumnType range, Runnable computed) {
        range.accept(new ColumnType.Visitor<@Nullable Void>() {
            /** The column rejects a text that is too long. */
            @Override
            public @Nullable Void visitVarchar(ColumnType.Varchar varchar) {
                computed.run();
                return null;
            }

            @Override
            public @Nullable Void visitNumeric(ColumnType.Numeric numeric) {
                call(sql, "runnel_numeric", computed, () -> sql.append(numeric.precision() + ", " + numeric.scale()));
                return null;
            }

            @Override
            public @Nullable Void visitInt(ColumnType.Int whole) {
                call(sql, "runnel_int", computed, () -> sql.append(Integer.toString(whole.bytes())));
                return null;
            }

            @Override
            public @Nullable Void visitUnsigned(ColumnType.Unsigned whole) {
                call(sql, "runnel_unsigned", computed, () -> sql.append(Integer.toString(whole.bits())));
                return null;
            }

            @Override
            public @Nullable Void visitFloatingPoint(ColumnType.FloatingPoint floating) {
                call(sql, floating.bytes() == Float.BYTES ? "runnel_finite_f32" : "runnel_finite", computed);
                return null;
            }

            /** The text has six digits of the fraction. The truncated digits become zeros. */
            @Override
            public @Nullable Void visitFraction(ColumnType.FractionalSeconds fraction) {
                int behind = fraction.storage() == StorageType.INSTANT ? 1 : 0;
                int zeros = SqliteTexts.FRACTION_DIGITS - fraction.digits();
                call(sql, "substr", computed, () -> {
                    sql.append("1, length(");
                    computed.run();
                    sql.append(") - " + (zeros + behind));
                });
                sql.append(" || '" + "0".repeat(zeros) + (behind == 1 ? "Z" : "") + "'");
                return null;
            }

            @Override
            public @Nullable Void visitBinary(ColumnType.Binary binary) {
                computed.run();
                return null;
            }

            @Override
            public @Nullable Void visitVerbatim(ColumnType.RawSql verbatim) {
                computed.run();
                return null;
            }

            @Override
            public @Nullable Void visitOwn(ColumnType.NativeType own) {
                computed.run();
                return null;
            }
        });
    }
}
