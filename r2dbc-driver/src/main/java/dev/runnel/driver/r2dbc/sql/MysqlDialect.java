package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.Direction;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.LetterCase;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The common dialect of MySQL and MariaDB. Neither has arrays, so lists and rows have one parameter for each value. Where other databases
 * fail, for a number that its field cannot store, the SQL computes a power that is out of range.
 */
abstract class MysqlDialect extends Dialect {
    /** The maximum size of an index in bytes. A character takes four of them. */
    private static final int INDEXED_BYTES = 3072;

    private static final int BYTES_OF_CHARACTER = 4;
    private static final int BYTES_OF_NUMBER = 8;
    private static final int BYTES_OF_DECIMAL = 32;
    private static final int BYTES_OF_UUID = 16;
    private static final int BYTES_OF_LABEL = 2;
    private static final int MOST_FRACTION_DIGITS = 6;

    /** The most digits after the point of a decimal. */
    private static final int DECIMAL_SCALE = 30;

    /** A limit that no table exceeds. */
    private static final String ALL_ROWS = "18446744073709551615";

    MysqlDialect() {
        override(BuiltInFunctions.UPPER, cased(LetterCase.UPPER));
        override(BuiltInFunctions.LOWER, cased(LetterCase.LOWER));
        override(BuiltInFunctions.LENGTH, call -> length(call.sql(), call.operand(0)));
        override(
                BuiltInFunctions.NOW,
                call -> call.sql().bind(new Bind.Now(call.call().storage())));
        override(BuiltInFunctions.DAY_OF_WEEK, "WEEKDAY({0}) + 1");
        new MysqlTimes().register(this);
        overrideNumbers();
        overrideTexts();
    }

    /** Returns the collation that compares text by code points, and does not ignore trailing spaces. */
    abstract String collation();

    @Override
    public List<String> schema(Collection<Table> tables) {
        Ddl ddl = new Ddl(this);
        List<String> statements = new ArrayList<>(ddl.createSchemas(tables));
        for (Table table : tables) {
            statements.add(createTable(ddl, table, indexed(table, tables)));
        }
        for (Table table : tables) {
            for (Table.NamedColumns index : table.indexes()) {
                List<List<Column>> indexed = indexed(table, tables);
                statements.addAll(createIndex(ddl, table, index, column -> prefix(index, column, indexed)));
            }
        }
        for (Table table : tables) {
            for (Table.ForeignKey key : table.foreignKeys()) {
                statements.addAll(createForeignKey(ddl, table, key));
            }
        }
        return statements;
    }

    private String createTable(Ddl ddl, Table table, List<List<Column>> indexed) {
        StringJoiner parts = new StringJoiner(
                ", ",
                "CREATE TABLE IF NOT EXISTS " + quoted(table.at()) + " (",
                ") ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = " + collation());
        for (Column column : table.columns()) {
            parts.add(quoted(column.name()) + " "
                    + columnType(column, indexed)
                    + (column.type().nullable() ? " NULL" : " NOT NULL")
                    + (column.identity() ? " AUTO_INCREMENT" : ""));
        }
        parts.add(ddl.primaryKey(table));
        uniques(ddl, table, indexed).forEach(parts::add);
        return parts.toString();
    }

    /** @param indexed the sets of columns that an index stores completely */
    abstract List<String> uniques(Ddl ddl, Table table, List<List<Column>> indexed);

    /** @param prefix returns the SQL after the name of a column */
    abstract List<String> createIndex(Ddl ddl, Table table, Table.NamedColumns index, Function<Column, String> prefix);

    abstract List<String> createForeignKey(Ddl ddl, Table table, Table.ForeignKey key);

    /**
     * Returns the length of a long column's indexed prefix in parentheses, as much as fits; empty for a column that is indexed completely.
     */
    static String prefix(Table.NamedColumns index, Column column, List<List<Column>> indexed) {
        boolean whole = isWhole(column, indexed);
        return whole ? "" : "(" + units(column, index.columns()) + ")";
    }

    /**
     * Returns the sets of columns that an index stores completely: the key, the foreign keys, and the columns that foreign keys reference.
     */
    private static List<List<Column>> indexed(Table table, Collection<Table> tables) {
        List<List<Column>> sets = new ArrayList<>();
        sets.add(table.key());
        table.foreignKeys().forEach(key -> sets.add(key.columns()));
        for (Table other : tables) {
            other.foreignKeys().stream()
                    .filter(key -> key.target().equals(table.at()))
                    .forEach(key -> sets.add(key.references()));
        }
        return sets;
    }

    static boolean isWhole(Column column, List<List<Column>> indexed) {
        return column.declared() != null
                || fixedBytes(column) > 0
                || indexed.stream().anyMatch(columns -> columns.contains(column));
    }

    /** Returns the type of a column. A column of a key without a declared length is as long as an index permits. */
    private String columnType(Column column, List<List<Column>> indexed) {
        boolean isOpen = column.declared() == null && fixedBytes(column) == 0;
        if (!isOpen || !isWhole(column, indexed)) {
            return columnType(column);
        }
        int units = indexed.stream()
                .filter(columns -> columns.contains(column))
                .mapToInt(columns -> units(column, columns))
                .min()
                .orElseThrow();
        return column.type().storage() == StorageType.TEXT ? text(units) : "varbinary(" + units + ")";
    }

    /** Returns the maximum length of a column without a declared length beside the other columns of an index, in characters or bytes. */
    static int units(Column column, List<Column> index) {
        int fixed = index.stream().mapToInt(MysqlDialect::fixedBytes).sum();
        int open = (int) index.stream().filter(other -> fixedBytes(other) == 0).count();
        int bytes = Math.max(BYTES_OF_CHARACTER, (INDEXED_BYTES - fixed) / open);
        return column.type().storage() == StorageType.TEXT ? bytes / BYTES_OF_CHARACTER : bytes;
    }

    /** Returns the size of a column in an index; 0 if its type has no maximum. */
    private static int fixedBytes(Column column) {
        if (column.declared() instanceof ColumnType.Varchar varchar) {
            return varchar.length() * BYTES_OF_CHARACTER;
        }
        if (column.declared() instanceof ColumnType.Binary binary) {
            return binary.length();
        }
        if (column.declared() instanceof ColumnType.Enumerated) {
            return BYTES_OF_LABEL;
        }
        return switch (column.type().storage()) {
            case TEXT, BYTES -> 0;
            case UUID -> BYTES_OF_UUID;
            case DECIMAL -> BYTES_OF_DECIMAL;
            default -> BYTES_OF_NUMBER;
        };
    }

    @Override
    protected String columnType(Column column) {
        StorageType storage = column.type().storage();
        ColumnType declared = column.declared();
        if (declared instanceof ColumnType.Varchar varchar) {
            return text(varchar.length());
        }
        if (declared != null && !(declared instanceof ColumnType.FloatingPoint)) {
            return declared.accept(new DeclaredTypes(this));
        }
        return switch (storage) {
            case BOOL -> "boolean";
            case I16 -> "smallint";
            case I32 -> "integer";
            case I64 -> "bigint";
            // comparisons with a float column are inexact
            case F32, F64 -> "double";
            case DECIMAL -> "decimal(65, 30)";
            case TEXT -> "longtext";
            case BYTES -> "longblob";
            case UUID -> "binary(16)";
            case DATE -> "date";
            case TIME, DATETIME, INSTANT -> timeType(storage, MOST_FRACTION_DIGITS);
        };
    }

    /** Returns the type of text of at most {@code length} code points. */
    private static String text(int length) {
        return "varchar(" + length + ")";
    }

    @Override
    protected String timeType(StorageType storage, int digits) {
        return (storage == StorageType.TIME ? "time(" : "datetime(") + digits + ")";
    }

    @Override
    protected String castType(StorageType storage) {
        return switch (storage) {
            case BOOL, I16, I32, I64 -> "signed";
            case F32, F64 -> "double";
            case DECIMAL -> "decimal(65, 30)";
            case TEXT -> "char";
            case BYTES, UUID -> "binary";
            case DATE -> "date";
            case TIME, DATETIME, INSTANT -> timeType(storage, MOST_FRACTION_DIGITS);
        };
    }

    /** Both databases convert text to labels and JSON implicitly. */
    @Override
    protected void encodeNative(SqlBuilder sql, ColumnType.NativeType type, Runnable value) {
        value.run();
    }

    @Override
    protected void decodeNative(SqlBuilder sql, ColumnType.NativeType type, Runnable column) {
        sql.append("CAST(");
        column.run();
        sql.append(" AS char CHARACTER SET utf8mb4) COLLATE " + collation());
    }

    @Override
    protected String stringLiteral(String value) {
        return super.stringLiteral(value.replace("\\", "\\\\"));
    }

    /** A string cannot begin with a backtick. */
    @Override
    protected String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /** A floating-point number in a text without an exponent is a decimal number. */
    @Override
    protected void typedParameter(SqlBuilder sql, StorageType storage, Runnable value) {
        boolean isFloat = storage == StorageType.F32 || storage == StorageType.F64;
        sql.append(isFloat ? "CAST(" : "");
        value.run();
        sql.append(isFloat ? " AS " + castType(storage) + ")" : "");
    }

    /**
     * The driver sends times as text, which would be compared as text without a cast. A decimal with more digits than the column would be
     * rounded for the search in an index.
     */
    @Override
    protected void parameter(SqlBuilder sql, Bind bind) {
        boolean isCast = switch (bind.storage()) {
            case DECIMAL, DATE, TIME, DATETIME, INSTANT -> !(bind instanceof Bind.RowCell);
            default -> false;
        };
        sql.append(isCast ? "CAST(" : "").next(bind).append(isCast ? " AS " + castType(bind.storage()) + ")" : "");
    }

    @Override
    protected void array(SqlBuilder sql, Bind bind) {
        throw new IllegalArgumentException("there are no arrays");
    }

    @Override
    protected void inList(SqlBuilder sql, Bind.ListSlot list, boolean not) {
        sql.append(not ? " NOT IN (" : " IN (")
                .repeated(none(1), () -> sql.bind(list))
                .append(")");
    }

    @Override
    protected void rowValues(SqlBuilder sql, List<Bind.ListSlot> lists) {
        sql.append("(")
                .repeated(
                        none(lists.size()),
                        () -> sql.append("(").join(", ", lists, sql::bind).append(")"))
                .append(")");
    }

    /** Returns a subquery without rows, for an empty list. */
    private static String none(int columns) {
        return "SELECT " + String.join(", ", Collections.nCopies(columns, "NULL")) + " FROM DUAL WHERE FALSE";
    }

    @Override
    protected void isNotDistinctFrom(SqlBuilder sql, Runnable left, Runnable right, boolean not) {
        sql.append(not ? "NOT (" : "");
        left.run();
        sql.append(" <=> ");
        right.run();
        sql.append(not ? ")" : "");
    }

    /** NULL sorts before all values. */
    @Override
    protected void orderBy(SqlBuilder sql, SelectRows.Sort key, Runnable expr) {
        boolean descending = key.direction() == Direction.DESC;
        if (key.expr().type().nullable() && key.nullsFirst() == descending) {
            expr.run();
            sql.append(" IS NULL" + (key.nullsFirst() ? " DESC" : "") + ", ");
        }
        expr.run();
        sql.append(descending ? " DESC" : "");
    }

    /**
     * Both databases can skip through an index from group to group, and then lose rows if a condition refers to a part of the primary key,
     * which InnoDB appends to each index (seen in MySQL 8.0, MariaDB 10.11 and 11.4). They do so only in a select of one table; hints
     * against it have no reliable effect.
     */
    @Override
    protected String distinctFromSuffix() {
        return " CROSS JOIN (SELECT 1) AS one";
    }

    @Override
    protected String unlimitedClause() {
        return " LIMIT " + ALL_ROWS;
    }

    @Override
    protected void collate(SqlBuilder sql, StorageType storage, Runnable expr) {
        expr.run();
    }

    /** Text and bytes are hexadecimal digits, because there is more than one way to escape a string. */
    @Override
    protected void literal(SqlBuilder sql, StorageType storage, @Nullable Object value) {
        if (value == null) {
            sql.append("NULL");
            return;
        }
        switch (storage) {
            case TEXT -> sql.append("_utf8mb4 x'" + hex(((String) value).getBytes(StandardCharsets.UTF_8)) + "'");
            case BYTES -> sql.append("x'" + hex((byte[]) value) + "'");
            case UUID -> sql.append("x'" + value.toString().replace("-", "") + "'");
            case DATE, TIME, DATETIME, INSTANT ->
                sql.append("CAST('" + value.toString().replace('T', ' ').replace("Z", "") + "' AS " + castType(storage)
                        + ")");
            case DECIMAL -> sql.append(((BigDecimal) value).toPlainString());
            default -> sql.append(value.toString());
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    protected String wholeType(int bytes) {
        return bytes == Byte.BYTES ? "tinyint" : super.wholeType(bytes);
    }

    @Override
    protected String unsignedType(ColumnType.Unsigned whole) {
        return wholeType(whole.bits() / Byte.SIZE) + " unsigned";
    }

    @Override
    protected String binaryType(int length) {
        return "binary(" + length + ")";
    }

    /**
     * An unsigned column is cast to a signed number, because a negative result of unsigned operands would be an error. An unsigned number
     * of 64 bits is cast to a decimal.
     */
    @Override
    protected void operand(SqlBuilder sql, Column column, Runnable operand) {
        if (column.declared() instanceof ColumnType.Unsigned whole) {
            sql.append("CAST(");
            operand.run();
            sql.append(" AS " + (whole.bits() < Long.SIZE ? "signed" : "decimal(20, 0)") + ")");
        } else {
            operand.run();
        }
    }

    @Override
    protected UpsertForm upsertForm() {
        return UpsertForm.ON_DUPLICATE_KEY;
    }

    /** MySQL computes two parameters without a type as decimals. */
    @Override
    protected void typed(SqlBuilder sql, StorageType storage, Runnable value) {
        boolean fraction = storage == StorageType.F64 || storage == StorageType.F32;
        sql.append(fraction ? "(" : "");
        value.run();
        sql.append(fraction ? " + 0E0)" : "");
    }

    private static final class MysqlTimes extends TimeArithmeticSql {
        private static final String EPOCH = "TIMESTAMP '1970-01-01 00:00:00'";

        /** The months since year 1 until the last month. */
        private static final int MONTHS = 119_987;

        /** The guarded number of months is negative for the first ones. */
        private static final int SHIFT = 1_000;

        /** A time of day is added to a date: the difference of a time from a date would depend on the current date. */
        @Override
        String toMicros(StorageType type, String time) {
            return "TIMESTAMPDIFF(MICROSECOND, " + EPOCH + ", "
                    + (type == StorageType.TIME ? "TIMESTAMP('1970-01-01', " + time + ")" : time) + ")";
        }

        @Override
        String ofMicros(StorageType type, String micros) {
            String name = switch (type) {
                case DATE -> "date";
                case TIME -> "time(6)";
                default -> "datetime(6)";
            };
            return "CAST(TIMESTAMPADD(MICROSECOND, " + micros + ", " + EPOCH + ") AS " + name + ")";
        }

        /** A time beyond year 9999 would be NULL. */
        @Override
        String monthsLater(StorageType type, String time, String months) {
            String index = "TIMESTAMPDIFF(MONTH, TIMESTAMP '0001-01-01 00:00:00', " + time + ")";
            String later = inRange(index + " - " + SHIFT + " + " + months, -SHIFT, MONTHS - SHIFT);
            return toMicros(type, "TIMESTAMPADD(MONTH, " + later + " + " + SHIFT + " - " + index + ", " + time + ")");
        }

        @Override
        String division() {
            return " DIV ";
        }
    }

    private void overrideNumbers() {
        for (FunctionDescriptor operator :
                List.of(BuiltInFunctions.PLUS, BuiltInFunctions.MINUS, BuiltInFunctions.TIMES, BuiltInFunctions.ABS)) {
            FunctionSql plain = FunctionSql.template(Objects.requireNonNull(operator.sql()));
            override(operator, call -> held(call, () -> plain.render(call)));
        }
        FunctionSql ofWhole = FunctionSql.template("{0} DIV {1}");
        FunctionSql ofFractions = FunctionSql.template("{0} / {1}");
        override(BuiltInFunctions.DIVIDED_BY, call -> {
            boolean fraction =
                    call.call().storage() == StorageType.F32 || call.call().storage() == StorageType.F64;
            held(call, () -> (fraction ? ofFractions : ofWhole).render(call));
        });
        // a quotient has the digits of its dividend and four more
        override(
                BuiltInFunctions.DIVIDED_BY,
                StorageType.DECIMAL,
                "ROUND(({0} + 0." + "0".repeat(DECIMAL_SCALE) + ") / {1}, 12)");
        override(BuiltInFunctions.LEAST, "LEAST({*})");
        override(BuiltInFunctions.GREATEST, "GREATEST({*})");
        override(BuiltInFunctions.TO_DECIMAL, "CAST({0} AS decimal(20, 0))");
        FunctionSql toLong = function(BuiltInFunctions.TO_LONG);
        override(BuiltInFunctions.TO_LONG, call -> {
            if (call.call().operands().get(0).type().storage() == StorageType.DECIMAL) {
                truncated(call.sql(), call.operand(0));
            } else {
                toLong.render(call);
            }
        });
    }

    /** A cast of a decimal beyond 64 bits silently returns the nearest number of 64 bits. */
    private void truncated(SqlBuilder sql, Runnable decimal) {
        sql.append("CASE WHEN TRUNCATE(");
        decimal.run();
        sql.append(", 0) NOT BETWEEN " + Long.MIN_VALUE + " AND " + Long.MAX_VALUE + " THEN ");
        raiseError(sql, MysqlTexts.TOO_MUCH, () -> call(sql, "ABS(", decimal, ")"), StorageType.I64);
        sql.append(" ELSE CAST(TRUNCATE(");
        decimal.run();
        sql.append(", 0) AS signed) END");
    }

    /** A sum of whole numbers is a decimal. */
    @Override
    protected void sum(SqlBuilder sql, StorageType storage, Runnable value) {
        if (storage == StorageType.I64) {
            truncated(sql, () -> call(sql, "COALESCE(SUM(", value, "), 0)"));
        } else {
            super.sum(sql, storage, value);
        }
    }

    private static void call(SqlBuilder sql, String before, Runnable argument, String after) {
        sql.append(before);
        argument.run();
        sql.append(after);
    }

    /**
     * Renders a number that is in range for its type. The databases compute whole numbers in 64 bits, and fail beyond them. So they fail
     * beyond fewer bits if the distance of both limits is added and subtracted.
     */
    private void held(SqlCall call, Runnable computed) {
        SqlBuilder sql = call.sql();
        switch (call.call().storage()) {
            case I16 -> held(sql, computed, Long.MAX_VALUE - Short.MAX_VALUE);
            case I32 -> held(sql, computed, Long.MAX_VALUE - Integer.MAX_VALUE);
            case F32 -> single(sql, computed);
            default -> computed.run();
        }
    }

    private static void held(SqlBuilder sql, Runnable computed, long distance) {
        sql.append("(");
        computed.run();
        sql.append(") + " + distance + " - " + distance + " - " + distance + " + " + distance);
    }

    private void overrideTexts() {
        String collated = " COLLATE " + collation();
        override(BuiltInFunctions.TO_TEXT, "CAST({0} AS char)" + collated);
        override(BuiltInFunctions.CONCAT, "CONCAT({*})" + collated);
        override(BuiltInFunctions.SUBSTRING, "SUBSTR({0}, {1} + 1, {2})" + collated);
        override(BuiltInFunctions.REPLACE, "REPLACE({*})" + collated);
        override(BuiltInFunctions.INDEX_OF, "LOCATE({1}, {0}" + collated + ") - 1");
        FunctionSql conditional = function(BuiltInFunctions.CASE);
        override(BuiltInFunctions.CASE, call -> {
            conditional.render(call);
            call.sql().append(call.call().storage() == StorageType.TEXT ? collated : "");
        });
    }

    /**
     * Renders a power of e that is out of range, which makes the statement fail. It is no constant, which the database might evaluate even
     * if it is not needed.
     *
     * @param power the number that identifies the reason
     * @param more an expression that is not negative
     * @param storage the type of the expression that the power replaces
     */
    private void raiseError(SqlBuilder sql, String power, Runnable more, StorageType storage) {
        boolean isPower = storage == StorageType.F64;
        sql.append((isPower ? "" : "CAST(") + "EXP(" + power + " + ");
        more.run();
        sql.append(isPower ? ")" : ") AS " + castType(storage) + ")");
    }

    /** Renders a double rounded to the nearest float. The statement fails if it is beyond the greatest float. */
    abstract void single(SqlBuilder sql, Runnable computed);

    /** Returns the template of the upper or lower case of a text, by Unicode's simple mapping. */
    abstract String cased(LetterCase letters);

    void length(SqlBuilder sql, Runnable text) {
        sql.append("CHAR_LENGTH(");
        text.run();
        sql.append(")");
    }

    @Override
    protected void castToRange(SqlBuilder sql, ColumnType range, Runnable computed) {
        range.accept(new ColumnType.Visitor<@Nullable Void>() {
            /** The column would silently drop trailing spaces. */
            @Override
            public @Nullable Void visitVarchar(ColumnType.Varchar varchar) {
                Runnable length = () -> length(sql, computed);
                return within(length, " > " + varchar.length(), length, computed, StorageType.TEXT);
            }

            @Override
            public @Nullable Void visitNumeric(ColumnType.Numeric numeric) {
                Runnable rounded = () -> call("ROUND(", computed, ", " + numeric.scale() + ")");
                Runnable size = () -> call("ABS(", rounded, ")");
                String bound = "1" + "0".repeat(numeric.precision() - numeric.scale());
                return within(size, " >= " + bound, size, rounded, StorageType.DECIMAL);
            }

            @Override
            public @Nullable Void visitInt(ColumnType.Int whole) {
                long most = (1L << (whole.bytes() * Byte.SIZE - 1)) - 1;
                Runnable size = () -> call("ABS(", computed, ")");
                return within(
                        computed, " NOT BETWEEN " + (-most - 1) + " AND " + most, size, computed, StorageType.I64);
            }

            @Override
            public @Nullable Void visitUnsigned(ColumnType.Unsigned whole) {
                Runnable size = () -> call("ABS(", computed, ")");
                return within(computed, " NOT BETWEEN 0 AND " + whole.most(), size, computed, whole.storage());
            }

            @Override
            public @Nullable Void visitFloatingPoint(ColumnType.FloatingPoint floating) {
                if (floating.bytes() == Float.BYTES) {
                    single(sql, computed);
                } else {
                    computed.run();
                }
                return null;
            }

            /** The session truncates smaller fractions. */
            @Override
            public @Nullable Void visitFraction(ColumnType.FractionalSeconds fraction) {
                computed.run();
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

            private void call(String function, Runnable argument, String end) {
                sql.append(function);
                argument.run();
                sql.append(end);
            }

            /** @param positive an expression that is not negative if {@code tested} is out of range */
            private @Nullable Void within(
                    Runnable tested, String outside, Runnable positive, Runnable held, StorageType storage) {
                sql.append("CASE WHEN ");
                call("(", tested, ")" + outside + " THEN ");
                raiseError(sql, MysqlTexts.TOO_MUCH, positive, storage);
                call(" ELSE ", held, " END");
                return null;
            }
        });
    }

    /** The first select, which has no row, names the columns: MariaDB has no names of columns after an alias. */
    @Override
    protected void named(SqlBuilder sql, List<Type.Scalar> cells) {
        sql.append("(SELECT ").join(", ", indexes(cells), i -> sql.append("NULL AS c" + i));
        sql.append(" FROM DUAL WHERE FALSE UNION ALL VALUES ").repeated("", () -> {
            sql.append(valuesRow() + "(");
            sql.join(", ", indexes(cells), i -> {
                StorageType storage = cells.get(i).storage();
                typedParameter(sql, storage, () -> sql.bind(new Bind.RowCell(i, storage)));
            });
            sql.append(")");
        });
        sql.append(") AS u");
    }

    @Override
    protected void newRowValue(SqlBuilder sql, Column column) {
        Runnable stored = () -> sql.append("VALUES(").name(column.name()).append(")");
        if (column.declared() instanceof ColumnType.NativeType own) {
            decodeNative(sql, own, stored);
        } else {
            stored.run();
        }
    }

    /** Returns the word before each row of {@code VALUES} as a source. */
    protected String valuesRow() {
        return "";
    }

    @Override
    protected boolean usesValuesLists() {
        return true;
    }

    @Override
    protected String emptyInsertValues() {
        return "() VALUES ()";
    }

    @Override
    protected boolean supportsDeleteAlias() {
        return false;
    }
}
