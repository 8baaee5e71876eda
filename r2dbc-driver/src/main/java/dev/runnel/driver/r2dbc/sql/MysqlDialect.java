package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows;
import dev.runnel.type.ArithmeticOp;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.Direction;
import dev.runnel.type.LetterCase;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What MariaDB has in common with MySQL. There are no arrays, so lists and rows are spread: one parameter for each value. What the
 * others fail at, a quotient by zero or a number that its field does not hold, is a power out of range here.
 */
abstract class MysqlDialect extends Dialect {
    /** An index takes so many bytes, and so a quarter of that in characters. */
    private static final int INDEXED_BYTES = 3072;

    private static final int BYTES_OF_CHARACTER = 4;
    private static final int BYTES_OF_NUMBER = 8;
    private static final int BYTES_OF_DECIMAL = 32;
    private static final int BYTES_OF_UUID = 16;
    private static final int BYTES_OF_LABEL = 2;
    private static final int MOST_FRACTION_DIGITS = 6;

    /** More than there are of anything. */
    private static final String ALL_ROWS = "18446744073709551615";

    MysqlDialect() {
        override(BuiltInFunctions.UPPER, cased(LetterCase.UPPER));
        override(BuiltInFunctions.LOWER, cased(LetterCase.LOWER));
        override(BuiltInFunctions.LENGTH, call -> length(call.sql(), call.operand(0)));
        override(
                BuiltInFunctions.NOW,
                call -> call.sql().bind(new Bind.Now(call.call().storage())));
    }

    /** By which texts are compared: as code points, and with the spaces at their end. */
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

    /** @param indexed the sets of columns that lie in an index as they are */
    abstract List<String> uniques(Ddl ddl, Table table, List<List<Column>> indexed);

    /** @param prefix what follows the name of a column */
    abstract List<String> createIndex(Ddl ddl, Table table, Table.NamedColumns index, Function<Column, String> prefix);

    abstract List<String> createForeignKey(Ddl ddl, Table table, Table.ForeignKey key);

    /** What of a long column is in an index: as much as fits. */
    static String prefix(Table.NamedColumns index, Column column, List<List<Column>> indexed) {
        boolean whole = isWhole(column, indexed);
        return whole ? "" : "(" + units(column, index.columns()) + ")";
    }

    /** The sets of columns of a table that lie in an index as they are: those of keys, and of references from and to it. */
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

    /** The type of a column; one without a declared length is as long as an index takes where it is a key. */
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

    /** How long a column without a declared length can be beside the others of an index. */
    static int units(Column column, List<Column> index) {
        int fixed = index.stream().mapToInt(MysqlDialect::fixedBytes).sum();
        int open = (int) index.stream().filter(other -> fixedBytes(other) == 0).count();
        int bytes = Math.max(BYTES_OF_CHARACTER, (INDEXED_BYTES - fixed) / open);
        return column.type().storage() == StorageType.TEXT ? bytes / BYTES_OF_CHARACTER : bytes;
    }

    /** What a column takes in an index; 0 where that is open. */
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
            // a float is compared as what it is not
            case F32, F64 -> "double";
            case DECIMAL -> "decimal(65, 30)";
            case TEXT -> "longtext";
            case BYTES -> "longblob";
            case UUID -> "binary(16)";
            case DATE -> "date";
            case TIME, DATETIME, INSTANT -> timeType(storage, MOST_FRACTION_DIGITS);
        };
    }

    /** The type of texts of so many code points. */
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

    /** It takes texts as labels, and as JSON. */
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

    /** A backtick is no quote of texts. */
    @Override
    protected String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /**
     * Times come as texts, which are compared as such unless they are cast. A decimal with more digits than the column that it is compared with has
     * would be found in an index as if it were rounded.
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

    /** A list without elements. */
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

    /** Absent values are the least here. */
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
     * By leaps through an index from group to group both lose rows where a condition names a part of the primary key, which lies behind in every
     * index of InnoDB (seen in MySQL 8.0, MariaDB 10.11 and 11.4). They leap in a select of one table alone; a hint is not always heard.
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

    /** As digits, where a text could be escaped in more than one way. */
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

    /** With a sign: of numbers that have none what is less than zero would be an error. More than 64 bits with a sign hold is a decimal. */
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

    /** Of MySQL's own a quotient by zero is absent, and one of whole numbers has a fraction. */
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

    @Override
    protected void arithmetic(SqlBuilder sql, ArithmeticOp op, StorageType storage, Runnable left, Runnable right) {
        if (storage == StorageType.F32) {
            single(sql, () -> arithmetic(sql, op, StorageType.F64, left, right));
        } else if (op == ArithmeticOp.DIVIDED_BY) {
            sql.append("CASE WHEN ");
            right.run();
            sql.append(" = 0 THEN ");
            raiseError(sql, MysqlTexts.ZERO, right, storage);
            sql.append(" ELSE ");
            left.run();
            sql.append(storage == StorageType.DECIMAL || storage == StorageType.F64 ? " / " : " DIV ");
            right.run();
            sql.append(" END");
        } else {
            super.arithmetic(sql, op, storage, left, right);
        }
    }

    /**
     * Fails as a power that is out of range. It is no constant, which might be computed whether it is needed or not.
     *
     * @param power says why
     * @param more is not less than zero
     * @param storage what stands for it where it does not fail
     */
    private void raiseError(SqlBuilder sql, String power, Runnable more, StorageType storage) {
        boolean isPower = storage == StorageType.F64;
        sql.append((isPower ? "" : "CAST(") + "EXP(" + power + " + ");
        more.run();
        sql.append(isPower ? ")" : ") AS " + castType(storage) + ")");
    }

    /** A number of 64 bits as the nearest one of 32; out of range where that is none. */
    abstract void single(SqlBuilder sql, Runnable computed);

    /** The template of a text in a case, by Unicode's simple mapping. */
    abstract String cased(LetterCase letters);

    void length(SqlBuilder sql, Runnable text) {
        sql.append("CHAR_LENGTH(");
        text.run();
        sql.append(")");
    }

    @Override
    protected void castToRange(SqlBuilder sql, ColumnType range, Runnable computed) {
        range.accept(new ColumnType.Visitor<@Nullable Void>() {
            /** Spaces at the end would be dropped, and nothing be said. */
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

            /** The session drops what is finer. */
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

            /** @param positive is not less than zero where it is outside */
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
