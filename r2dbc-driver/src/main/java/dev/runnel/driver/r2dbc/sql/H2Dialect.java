package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The dialect of H2 2.4 and later. */
public class H2Dialect extends Dialect {
    /** The dotted letters that have an upper case. In some languages an accent replaces the dot. */
    private static final String DOTTED_LOWER = "ij\u012F\u0268\u0456\u0458\u1E2D\u1ECB";

    private static final String DOTTED_UPPER = "IJ\u012E\u0197\u0406\u0408\u1E2C\u1ECA";

    /** The letters that have an accent in the place of the dot. */
    private static final String ACCENTED_LOWER = "\u00EC\u00ED\u0129";

    private static final String ACCENTED_UPPER = "\u00CC\u00CD\u0128";

    /** A point in time as a date and a time in UTC. */
    private static final String IN_UTC = "{0} AT TIME ZONE 'UTC'";

    private static final int MOST_FRACTION_DIGITS = 6;

    /** H2 measures the length of text in UTF-16 units. */
    private static final int MOST_UNITS_OF_CODE_POINT = 2;

    public H2Dialect() {
        // a wildcard of H2's LIKE matches a UTF-16 unit; the dot of a regular expression matches a code point
        override(BuiltInFunctions.LIKE, call -> {
            call.sql().append(call.negated() ? "NOT " : "").append("REGEXP_LIKE(");
            call.operand(0).run();
            call.sql()
                    .append(", ")
                    .bind(new Bind.Pattern(call.parameter(1).slot(), PatternForm.REGEX))
                    .append(")");
        });
        // H2 uses the language of the JVM, and Unicode's full case mapping. TRANSLATE replaces the letters of
        // SpecialCasing, and those with other rules in Turkish, Azerbaijani or Lithuanian
        override(
                BuiltInFunctions.UPPER,
                "TRANSLATE(UPPER(TRANSLATE({0}, '" + DOTTED_LOWER + SpecialCasing.EXPANDED + "', '" + DOTTED_UPPER
                        + SpecialCasing.PLACEHOLDERS + "')), '" + SpecialCasing.PLACEHOLDERS + "', '"
                        + SpecialCasing.EXPANDED + "')");
        override(
                BuiltInFunctions.LOWER,
                "LOWER(TRANSLATE({0}, '" + DOTTED_UPPER + ACCENTED_UPPER + SpecialCasing.UPPER + "', '" + DOTTED_LOWER
                        + ACCENTED_LOWER + SpecialCasing.LOWER + "'))");
        // H2 counts UTF-16 units, so a code point of two units is replaced by one of one unit
        override(BuiltInFunctions.LENGTH, "CHAR_LENGTH(REGEXP_REPLACE({0}, '[\\x{10000}-\\x{10FFFF}]', '.'))");
        override(
                BuiltInFunctions.INDEX_OF,
                "CASE WHEN LOCATE({1}, {0}) = 0 THEN -1 ELSE CHAR_LENGTH(REGEXP_REPLACE(SUBSTRING({0}, 1,"
                        + " LOCATE({1}, {0}) - 1), '[\\x{10000}-\\x{10FFFF}]', '.')) END");
        override(
                BuiltInFunctions.SUBSTRING,
                "REGEXP_REPLACE({0}, '(?s)^.{0,' || CAST({1} AS varchar) || '}(.{0,' || CAST({2} AS varchar)"
                        + " || '}).*$', '$1')");
        override(BuiltInFunctions.TO_LONG, StorageType.DECIMAL, "CAST(TRUNCATE({0}, 0) AS bigint)");
        // H2 would compute 100,000 digits
        override(
                BuiltInFunctions.DIVIDED_BY,
                StorageType.DECIMAL,
                "ROUND(CAST({0} AS decfloat(200)) / CAST({1} AS decfloat(200)), 12)");
        overrideTimes();
        override(BuiltInFunctions.NOW, call -> call.sql().append(now(call.call().storage())));
    }

    private void overrideTimes() {
        override(BuiltInFunctions.DAY_OF_WEEK, "EXTRACT(ISO_DAY_OF_WEEK FROM {0})");
        for (FunctionDescriptor function : List.of(
                BuiltInFunctions.YEAR,
                BuiltInFunctions.MONTH,
                BuiltInFunctions.DAY,
                BuiltInFunctions.HOUR,
                BuiltInFunctions.MINUTE,
                BuiltInFunctions.SECOND)) {
            override(
                    function,
                    StorageType.INSTANT,
                    Objects.requireNonNull(function.sql()).replace("{0}", IN_UTC));
        }
        override(BuiltInFunctions.DAY_OF_WEEK, StorageType.INSTANT, "EXTRACT(ISO_DAY_OF_WEEK FROM " + IN_UTC + ")");
        // a cast would depend on the time zone of the session
        override(
                BuiltInFunctions.DATE,
                StorageType.INSTANT,
                "DATEADD(DAY, DATEDIFF(DAY, DATE '1970-01-01', " + IN_UTC + "), DATE '1970-01-01')");
        new H2Times().register(this);
    }

    private static final class H2Times extends TimeArithmeticSql {
        @Override
        String toMicros(StorageType type, String time) {
            String begin = type == StorageType.DATE ? "DATE '1970-01-01'" : begin(type);
            return "DATEDIFF(MICROSECOND, " + begin + ", " + inUtc(type, time) + ")";
        }

        /** {@code DATEADD} computes in nanoseconds of 64 bits, which are 292 years. */
        @Override
        String ofMicros(StorageType type, String micros) {
            String time = type == StorageType.TIME
                    ? "DATEADD(MICROSECOND, " + micros + ", " + begin(type) + ")"
                    : "(" + begin(type) + " + CAST((" + micros + ") * 0.000001 AS INTERVAL SECOND(18, 6)))";
            return type == StorageType.DATE ? "CAST(" + time + " AS date)" : time;
        }

        @Override
        String monthsLater(StorageType type, String time, String months) {
            return toMicros(type, "DATEADD(MONTH, " + months + ", " + inUtc(type, time) + ")");
        }

        /** The cast gives a parameter its type. */
        private static String inUtc(StorageType type, String time) {
            return type == StorageType.INSTANT
                    ? "CAST(" + time + " AS timestamp(6) with time zone) AT TIME ZONE 'UTC'"
                    : time;
        }

        private static String begin(StorageType type) {
            return switch (type) {
                case TIME -> "TIME '00:00:00'";
                case INSTANT -> "TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00'";
                default -> "TIMESTAMP '1970-01-01 00:00:00'";
            };
        }
    }

    /** A cast would depend on the time zone of the session. */
    private String now(StorageType storage) {
        return storage == StorageType.INSTANT
                ? "CURRENT_TIMESTAMP(6)"
                : "CAST(FORMATDATETIME(CURRENT_TIMESTAMP(6), '"
                        + switch (storage) {
                            case DATE -> "yyyy-MM-dd";
                            case TIME -> "HH:mm:ss.SSSSSS";
                            default -> "yyyy-MM-dd HH:mm:ss.SSSSSS";
                        }
                        + "', 'en', 'UTC') AS " + castType(storage) + ")";
    }

    @Override
    public List<String> schema(Collection<Table> tables) {
        Ddl ddl = new Ddl(this);
        List<String> statements = new ArrayList<>();
        statements.addAll(ddl.createSchemas(tables));
        for (Table table : tables) {
            statements.add(ddl.createTable(table));
        }
        for (Table table : tables) {
            for (Table.NamedColumns index : table.indexes()) {
                statements.add(ddl.createIndex(table, index, column -> ""));
            }
        }
        for (Table table : tables) {
            for (Table.ForeignKey key : table.foreignKeys()) {
                statements.add(ddl.addForeignKey(table, key, "IF NOT EXISTS "));
            }
        }
        return statements.stream().map(SemicolonEscaping::numbered).toList();
    }

    @Override
    public List<String> dropSchema(Collection<Table> tables) {
        return super.dropSchema(tables).stream()
                .map(SemicolonEscaping::numbered)
                .toList();
    }

    @Override
    protected SqlText finish(SqlText sql) {
        return new SqlText(SemicolonEscaping.numbered(sql.text()), sql.binds(), sql.generated());
    }

    @Override
    protected String columnType(Column column) {
        ColumnType declared = column.declared();
        return declared == null
                ? castType(column.type().storage())
                : declared.accept(new DeclaredTypes(this, MOST_UNITS_OF_CODE_POINT));
    }

    @Override
    protected String timeType(StorageType storage, int digits) {
        return switch (storage) {
            case TIME -> "time(" + digits + ")";
            case DATETIME -> "timestamp(" + digits + ")";
            default -> "timestamp(" + digits + ") with time zone";
        };
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
            case DECIMAL -> "decfloat";
            case TEXT -> "varchar";
            case BYTES -> "varbinary";
            case UUID -> "uuid";
            case DATE -> "date";
            case TIME, DATETIME, INSTANT -> timeType(storage, MOST_FRACTION_DIGITS);
        };
    }

    /** The driver binds text as a large object, which H2 does not convert to a label or to JSON. */
    @Override
    protected void encodeNative(SqlBuilder sql, ColumnType.NativeType type, Runnable value) {
        boolean json = type instanceof ColumnType.Json;
        sql.append(json ? "CAST(" : "CAST(CAST(");
        value.run();
        sql.append(" AS varchar)" + (json ? " FORMAT JSON" : " AS " + type.accept(new DeclaredTypes(this)) + ")"));
    }

    @Override
    protected void isAnyLabel(SqlBuilder sql, ColumnType.Enumerated type, Bind.ListSlot list, boolean not) {
        inSubquery(sql, list, type.accept(new DeclaredTypes(this)) + " ARRAY", not);
    }

    @Override
    protected void typedParameter(SqlBuilder sql, StorageType storage, Runnable value) {
        sql.append("CAST(");
        value.run();
        sql.append(" AS " + castType(storage) + ")");
    }

    @Override
    protected void array(SqlBuilder sql, Bind bind) {
        sql.append("CAST(")
                .bind(bind)
                .append(" AS ")
                .append(castType(bind.storage()))
                .append(" ARRAY)");
    }

    /**
     * If H2 uses an index, it converts each element of a list to the type of the column, and fails if the column is narrower. A column with
     * a cast is compared without the index.
     */
    @Override
    protected void inListOperand(SqlBuilder sql, TableExpr expr, Runnable operand) {
        String whole = castType(expr.type().storage());
        if (!(expr instanceof TableExpr.ColumnRef ref)
                || !isWholeNumber(ref.column().declared())
                || columnType(ref.column()).equals(whole)) {
            operand.run();
            return;
        }
        sql.append("CAST(");
        operand.run();
        sql.append(" AS " + whole + ")");
    }

    private static boolean isWholeNumber(@Nullable ColumnType declared) {
        return declared instanceof ColumnType.Int || declared instanceof ColumnType.Unsigned;
    }

    /**
     * H2 keeps the result of a subquery as a set for all rows, but evaluates a subquery with {@code UNNEST} again for each row. So the
     * lists are one row of arrays, and a range numbers their elements.
     */
    @Override
    protected void rowValues(SqlBuilder sql, List<Bind.ListSlot> lists) {
        List<Integer> columns = IntStream.range(0, lists.size()).boxed().toList();
        sql.append("(SELECT ")
                .join(", ", columns, i -> sql.append("u.c" + i + "[n.x]"))
                .append(" FROM (SELECT ")
                .join(", ", columns, i -> {
                    array(sql, lists.get(i));
                    sql.append(" AS c" + i);
                })
                .append(") AS u, SYSTEM_RANGE(1, CARDINALITY(");
        array(sql, lists.get(0));
        sql.append(")) AS n)");
    }

    @Override
    protected UpsertForm upsertForm() {
        return UpsertForm.MERGE;
    }

    /** H2 computes two parameters without a type as decimals. */
    @Override
    protected void typed(SqlBuilder sql, StorageType storage, Runnable value) {
        sql.append("CAST(");
        value.run();
        sql.append(" AS " + castType(storage) + ")");
    }

    /** H2 sorts text by UTF-16 units. Its bytes are UTF-8, whose order is that of code points. */
    @Override
    protected void collate(SqlBuilder sql, StorageType storage, Runnable expr) {
        if (storage != StorageType.TEXT) {
            expr.run();
            return;
        }
        sql.append("CAST(");
        expr.run();
        sql.append(" AS varbinary)");
    }

    /** The bytes of a text are UTF-8, as {@link #collate} casts them. */
    @Override
    protected void extreme(SqlBuilder sql, String function, StorageType storage, Runnable value) {
        if (storage == StorageType.TEXT) {
            sql.append("CAST(");
            super.extreme(sql, function, storage, value);
            sql.append(" AS varchar)");
        } else {
            super.extreme(sql, function, storage, value);
        }
    }

    @Override
    protected Locking locking() {
        return Locking.INNER;
    }

    @Override
    protected void castToRange(SqlBuilder sql, ColumnType range, Runnable computed) {
        range.accept(new RangeCast(this, sql, computed) {
            @Override
            void heldByte() {
                sql.append("CAST(");
                computed.run();
                sql.append(" AS tinyint)");
            }

            /** A cast would round. */
            @Override
            public @Nullable Void visitFraction(ColumnType.FractionalSeconds fraction) {
                sql.append("DATEADD(MICROSECOND, -MOD(EXTRACT(MICROSECOND FROM ");
                computed.run();
                sql.append("), " + fraction.micros() + "), ");
                computed.run();
                sql.append(")");
                return null;
            }

            /**
             * The column stores more than the declared number of code points. A text with more code points is replaced by one that is too
             * long for the column.
             */
            @Override
            public @Nullable Void visitVarchar(ColumnType.Varchar varchar) {
                sql.append("CASE WHEN REGEXP_LIKE(");
                computed.run();
                sql.append(", '(?s).{" + (varchar.length() + 1) + "}') THEN REPEAT('x', "
                        + (varchar.length() * MOST_UNITS_OF_CODE_POINT + 1) + ") ELSE ");
                computed.run();
                sql.append(" END");
                return null;
            }
        });
    }

    /**
     * While another open transaction has written the same unique value, H2 restarts an insert repeatedly, and does not undo the rows of
     * earlier attempts. A unique constraint without nullable columns rejects the repeated rows. If there are only other unique constraints,
     * each row has its own statement.
     */
    @Override
    public boolean supportsBulkInsert(InsertRows insert) {
        boolean meetsItself = insert.generatedColumn().isEmpty()
                || insert.table().uniques().isEmpty()
                || insert.table().uniques().stream().anyMatch(H2Dialect::isAlwaysThere);
        return super.supportsBulkInsert(insert) && meetsItself;
    }

    private static boolean isAlwaysThere(Table.NamedColumns unique) {
        return unique.columns().stream().noneMatch(column -> column.type().nullable());
    }

    /**
     * The driver returns the columns as generated values, and the write stays one atomic statement. H2 does not undo a failed select from
     * {@code FINAL TABLE}, so parts of its write would remain.
     */
    @Override
    protected void returning(SqlBuilder sql, List<Column> columns, Consumer<SqlBuilder> write) {
        write.accept(sql);
        sql.generated(columns);
    }

    /** Generated values do not include removed rows. H2 does not undo a failed select, so the planner executes it in a transaction. */
    @Override
    protected void removing(SqlBuilder sql, List<Column> columns, Consumer<SqlBuilder> write) {
        if (columns.isEmpty()) {
            write.accept(sql);
            return;
        }
        sql.append("SELECT ").values("", columns).append(" FROM OLD TABLE (");
        write.accept(sql);
        sql.append(")");
    }
}
