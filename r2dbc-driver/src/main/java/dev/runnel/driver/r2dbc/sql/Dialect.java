package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.QualifiedName;
import dev.runnel.schema.Table;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.ArithmeticOp;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.Direction;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.LikePattern;
import dev.runnel.type.RowLock;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one database: what differs from that of others. Stateless after its constructor, and thread-safe. A dialect of another database extends
 * the nearest of those below, replaces the SQL of functions with {@link #override} in its constructor, and overrides the methods whose
 * clauses differ.
 */
public abstract class Dialect {
    /** PostgreSQL 14 and later. */
    public static final Dialect POSTGRESQL = new PostgresDialect();

    /** H2 2.4 and later. */
    public static final Dialect H2 = new H2Dialect();

    /** SQLite 3.45 and later, with the functions of {@code SqliteFunctions}. */
    public static final Dialect SQLITE = new SqliteDialect();

    /** MySQL 8.4 and later. */
    public static final Dialect MYSQL = new Mysql8Dialect();

    /** MariaDB 10.11 and later. */
    public static final Dialect MARIADB = new MariadbDialect();

    /** Which sources of a select a lock is on. */
    public enum Locking {
        /** The one that it names. */
        NAMED,
        /** All but outer joined ones. */
        INNER,
        /** All but those that are selects themselves. */
        TABLES
    }

    private final Map<FunctionDescriptor, FunctionSql> functions = new HashMap<>();

    protected Dialect() {
        override(BuiltInFunctions.STARTS_WITH, call -> like(call, PatternForm.PREFIX));
        override(BuiltInFunctions.CONTAINS, call -> like(call, PatternForm.PART));
        override(BuiltInFunctions.ENDS_WITH, call -> like(call, PatternForm.SUFFIX));
        override(BuiltInFunctions.LIKE, call -> {
            Value.Param pattern = call.parameter(1);
            like(call, new Bind.Slot(pattern.slot(), pattern.type().storage()));
        });
    }

    private static void like(SqlCall call, PatternForm form) {
        like(call, new Bind.Pattern(call.parameter(1).slot(), form));
    }

    private static void like(SqlCall call, Bind pattern) {
        like(call, call.operand(0), pattern);
    }

    /** A text against a pattern of LIKE. */
    protected static void like(SqlCall call, Runnable text, Bind pattern) {
        text.run();
        call.sql().append(call.negated() ? " NOT LIKE " : " LIKE ").bind(pattern);
        call.sql().append(" ESCAPE '" + LikePattern.ESCAPE + "'");
    }

    /** Renders a function by other SQL than its descriptor's. */
    protected final void override(FunctionDescriptor function, FunctionSql sql) {
        functions.put(function, sql);
    }

    /** Renders a function by another template than its descriptor's. */
    protected final void override(FunctionDescriptor function, String template) {
        override(function, FunctionSql.template(template));
    }

    /** The SQL of a function. */
    final FunctionSql function(FunctionDescriptor function) {
        FunctionSql own = functions.get(function);
        if (own != null) {
            return own;
        }
        if (function.sql() == null) {
            throw new IllegalArgumentException("The dialect has no SQL for " + function);
        }
        return FunctionSql.template(function.sql());
    }

    /** The statements that create the tables, then their indexes, then their foreign keys, where they are not there. */
    public abstract List<String> schema(Collection<Table> tables);

    /** The statements that remove the tables that are there: all or none, and none that another table refers to. */
    public List<String> dropSchema(Collection<Table> tables) {
        return List.of(new Ddl(this).dropTables(tables));
    }

    /** A name in quotes, whatever is in it. */
    protected String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    protected final String quoted(QualifiedName table) {
        return (table.schema() == null ? "" : quoted(table.schema()) + ".") + quoted(table.local());
    }

    /** What stands for a parameter. */
    protected void parameter(SqlBuilder sql, Bind bind) {
        sql.numbered(bind);
    }

    /** A finished text as the driver of the database takes it. */
    protected SqlText finish(SqlText sql) {
        return sql;
    }

    /** A text that stands in a statement of the schema. */
    protected String stringLiteral(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    /** The type of a column. */
    protected abstract String columnType(Column column);

    /** The type that a value is cast to. */
    protected abstract String castType(StorageType storage);

    /** The type of times with so many digits of the second. */
    protected abstract String timeType(StorageType storage, int digits);

    /** The type of whole numbers of so many bytes; there need be none of one. */
    protected String wholeType(int bytes) {
        return switch (bytes) {
            case Byte.BYTES, Short.BYTES -> "smallint";
            case Integer.BYTES -> "integer";
            default -> "bigint";
        };
    }

    /** A type that holds whole numbers without a sign: the next wider one where those have one. */
    protected String unsignedType(ColumnType.Unsigned whole) {
        return whole.storage() == StorageType.DECIMAL
                ? "numeric(" + whole.most().toString().length() + ", 0)"
                : wholeType(Math.min(Long.BYTES, 2 * whole.bits() / Byte.SIZE));
    }

    /** The type of so many bytes. */
    protected String binaryType(int length) {
        return castType(StorageType.BYTES);
    }

    /** A column that is a part of what is computed. */
    protected void operand(SqlBuilder sql, Column column, Runnable operand) {
        operand.run();
    }

    /** What a column of a type of the database's own holds, as a value of its storage type. */
    protected void decodeNative(SqlBuilder sql, ColumnType.NativeType type, Runnable column) {
        sql.append("CAST(");
        column.run();
        sql.append(" AS " + castType(StorageType.TEXT) + ")");
    }

    /** A value of the storage type, as what such a column holds. */
    protected void encodeNative(SqlBuilder sql, ColumnType.NativeType type, Runnable value) {
        sql.append("CAST(");
        value.run();
        sql.append(" AS " + type.accept(new DeclaredTypes(this)) + ")");
    }

    /** Whether a list has a label. */
    protected void isAnyLabel(SqlBuilder sql, ColumnType.Enumerated type, Bind.ListSlot list, boolean not) {
        inList(sql, list, not);
    }

    /** Whether a list has what stands before it, as an array of another type. */
    protected final void inSubquery(SqlBuilder sql, Bind.ListSlot list, String type, boolean not) {
        sql.append(not ? " <> ALL(CAST(" : " = ANY(CAST(");
        array(sql, list);
        sql.append(" AS " + type + "))");
    }

    /** An array parameter with its type. */
    protected abstract void array(SqlBuilder sql, Bind bind);

    /** What is looked for in a list. */
    protected void inListOperand(SqlBuilder sql, TableExpr expr, Runnable operand) {
        operand.run();
    }

    /** A part of what is looked for in a list of rows. */
    protected void inListOperandInRow(SqlBuilder sql, TableExpr expr, Runnable operand) {
        inListOperand(sql, expr, operand);
    }

    /**
     * Whether a list has what stands before it.
     *
     * @param not whether it is negated
     */
    protected void inList(SqlBuilder sql, Bind.ListSlot list, boolean not) {
        sql.append(not ? " <> ALL(" : " = ANY(").bind(list).append(")");
    }

    /** The rows of some lists of the same length, a column each, as a subquery. */
    protected void rowValues(SqlBuilder sql, List<Bind.ListSlot> lists) {
        sql.append("(SELECT * FROM UNNEST(")
                .join(", ", lists, list -> array(sql, list))
                .append("))");
    }

    /** Whether a select among the sources may name the sources before it, as {@code LATERAL}. */
    protected boolean supportsLateral() {
        return false;
    }

    /** A value that stands in the text. */
    protected void literal(SqlBuilder sql, StorageType storage, @Nullable Object value) {
        String text = value == null ? "NULL" : '\'' + value.toString().replace("'", "''") + '\'';
        sql.append("CAST(" + text + " AS " + castType(storage) + ")");
    }

    /** What is computed of two values of a storage type. */
    protected void arithmetic(SqlBuilder sql, ArithmeticOp op, StorageType storage, Runnable left, Runnable right) {
        left.run();
        sql.append(" " + op.symbol() + " ");
        right.run();
    }

    /** A value without a column that gives it a type. */
    protected void typed(SqlBuilder sql, StorageType storage, Runnable value) {
        value.run();
    }

    /** Whether two values are the same, or both absent: never unknown. */
    protected void isNotDistinctFrom(SqlBuilder sql, Runnable left, Runnable right, boolean not) {
        left.run();
        sql.append(not ? " IS DISTINCT FROM " : " IS NOT DISTINCT FROM ");
        right.run();
    }

    /** Whether a list of the first rows of an order is one value of JSON. */
    protected boolean needsJsonForLimitedIn() {
        return false;
    }

    /** A select with a limit as that of a list. */
    protected void wrapLimitedSubquery(SqlBuilder sql, Runnable select) {
        select.run();
    }

    /** A value in such a list: a text that is the same for equal values alone. */
    protected void listedAsJson(SqlBuilder sql, StorageType storage, Runnable value) {
        value.run();
    }

    /**
     * A sort key.
     *
     * @param expr renders it as what it is ordered by
     */
    protected void orderBy(SqlBuilder sql, SelectRows.Sort key, Runnable expr) {
        expr.run();
        sql.append(key.direction() == Direction.DESC ? " DESC" : "");
        if (key.expr().type().nullable()) {
            sql.append(key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    /**
     * Has a finished statement sort by all of what it sorts by, if the database looks at its beginning alone otherwise.
     *
     * @param keys how many of its sort keys may be long
     */
    protected void addSortHint(SqlBuilder sql, int keys) {}

    /** What stands behind the only source of a select without duplicates; empty if nothing has to. */
    protected String distinctFromSuffix() {
        return "";
    }

    /** What stands for a limit where there is none, but an offset; empty if nothing has to. */
    protected String unlimitedClause() {
        return "";
    }

    /** An expression as what it is ordered by: code points, unsigned bytes, false before true. */
    protected abstract void collate(SqlBuilder sql, StorageType storage, Runnable expr);

    /** Which sources of a select a lock is on. */
    protected Locking locking() {
        return Locking.NAMED;
    }

    /** A lock behind a select, without the name of its source. */
    protected void lock(SqlBuilder sql, RowLock.Strength strength) {
        sql.append(
                switch (strength) {
                    case UPDATE -> " FOR UPDATE";
                    case SHARE -> " FOR SHARE";
                });
    }

    /** Whether a statement that removes rows calls its table by an alias. */
    protected boolean supportsDeleteAlias() {
        return true;
    }

    /** What is inserted of a row without any value. */
    protected String emptyInsertValues() {
        return "DEFAULT VALUES";
    }

    /** Whether rows are inserted by a part of the text for each, instead of by arrays. */
    protected boolean usesValuesLists() {
        return false;
    }

    /** Whether inserts and removals give back what they wrote; otherwise the rows are read by their keys. */
    public boolean supportsInsertReturning() {
        return true;
    }

    /** Whether an assignment sees the row as it was, and not what the assignments before it have made of it. */
    protected boolean assignmentsSeeOldValues() {
        return true;
    }

    /** Whether a statement may read the table that it writes as it reads others. */
    protected boolean canSelectFromTarget() {
        return true;
    }

    /** The statement that inserts a row or updates the existing one. */
    protected enum UpsertForm {
        /** {@code INSERT … ON CONFLICT (…) DO UPDATE}. */
        ON_CONFLICT,
        /** {@code INSERT … ON DUPLICATE KEY UPDATE}. */
        ON_DUPLICATE_KEY,
        /** {@code MERGE … USING}. */
        MERGE
    }

    /** The statement of an upsert. */
    protected UpsertForm upsertForm() {
        return UpsertForm.ON_CONFLICT;
    }

    /** Whether an update gives back what it wrote; otherwise the rows are read by their keys. */
    public boolean supportsUpdateReturning() {
        return true;
    }

    /** What is computed as a value of a type; an error of the database where it is none. */
    protected abstract void castToRange(SqlBuilder sql, ColumnType range, Runnable computed);

    /** Whether any number of rows is inserted by one statement; otherwise each is by its own. */
    public boolean supportsBulkInsert(InsertRows insert) {
        return !insert.insert().isEmpty();
    }

    /**
     * Inserts any number of rows without their identity, and gives them back in their order: that in which they are inserted, and so that of
     * the select.
     *
     * @param values renders what is inserted of {@link #numbered} rows of that name, separated by commas
     */
    protected void insertCounted(SqlBuilder sql, InsertRows insert, Column counted, Consumer<String> values) {
        returning(sql, insert.returning(), write -> {
            write.append("INSERT INTO ").table(insert.table()).append(" (");
            write.names(insert.insert()).append(") SELECT ");
            values.accept("u");
            write.append(" FROM ");
            numbered(write, insert);
            write.append(" ORDER BY u.n");
        });
    }

    /** Arrays of the cells that are inserted, a column each, numbered: {@code UNNEST(…) WITH ORDINALITY AS u(c0, c1, n)}. */
    protected void numbered(SqlBuilder sql, InsertRows insert) {
        unnested(sql, insert);
        sql.append(" WITH ORDINALITY AS u(");
        columns(sql, insert);
        sql.append(", n)");
    }

    /** Arrays of the cells that are inserted, a column each. */
    protected void unnested(SqlBuilder sql, InsertRows insert) {
        List<Type.Scalar> cells = insert.cells();
        sql.append("UNNEST(")
                .join(
                        ", ",
                        indexes(cells),
                        i -> array(sql, new Bind.RowColumn(i, cells.get(i).storage())))
                .append(")");
    }

    /** The same, as {@code u} with the columns {@code c0}, {@code c1} … */
    protected void named(SqlBuilder sql, InsertRows insert) {
        unnested(sql, insert);
        sql.append(" AS u(");
        columns(sql, insert);
        sql.append(")");
    }

    /** The names of those columns. */
    protected final void columns(SqlBuilder sql, InsertRows insert) {
        sql.join(", ", indexes(insert.cells()), i -> sql.append("c" + i));
    }

    protected static List<Integer> indexes(List<?> items) {
        return IntStream.range(0, items.size()).boxed().toList();
    }

    /** A statement that writes and gives columns of the rows back as they are then. */
    protected void returning(SqlBuilder sql, List<Column> columns, Consumer<SqlBuilder> write) {
        write.accept(sql);
        if (!columns.isEmpty()) {
            sql.append(" RETURNING ").values("", columns);
        }
    }

    /** A statement that removes and gives columns of the rows back as they were. */
    protected void removing(SqlBuilder sql, List<Column> columns, Consumer<SqlBuilder> write) {
        returning(sql, columns, write);
    }
}
