package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.QualifiedName;
import dev.runnel.schema.Table;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL dialect of one database. It is stateless after its constructor, and thread-safe. A dialect of another database extends the
 * nearest of the dialects below, replaces the SQL of functions with {@link #override} in its constructor, and overrides the methods whose
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

    /** The sources of a select that its lock clause locks. */
    public enum Locking {
        /** The source that the clause names. */
        NAMED,
        /** All sources except those that are outer joins. */
        INNER,
        /** All sources except those that are subqueries. */
        TABLES
    }

    private final Map<FunctionDescriptor, FunctionSql> functions = new HashMap<>();

    protected Dialect() {
        override(BuiltInFunctions.LEAST, this::chosen);
        override(BuiltInFunctions.GREATEST, this::chosen);
        override(BuiltInFunctions.TO_LONG, call -> cast(call, StorageType.I64));
        override(BuiltInFunctions.TO_DOUBLE, call -> cast(call, StorageType.F64));
        override(BuiltInFunctions.TO_DECIMAL, call -> cast(call, StorageType.DECIMAL));
        override(BuiltInFunctions.TO_TEXT, call -> cast(call, StorageType.TEXT));
        override(BuiltInFunctions.SUBSTRING, "SUBSTR({0}, {1} + 1, {2})");
        override(BuiltInFunctions.CONCAT, call -> {
            typed(call, 0).run();
            call.sql().append(" || ");
            typed(call, 1).run();
        });
        override(BuiltInFunctions.CASE, call -> {
            SqlBuilder sql = call.sql().append("CASE WHEN ");
            call.argument(0).run();
            sql.append(" THEN ");
            typed(call, 1).run();
            sql.append(" ELSE ");
            typed(call, 2).run();
            sql.append(" END");
        });
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

    /** Renders the comparison of a text with a pattern of LIKE. */
    protected static void like(SqlCall call, Runnable text, Bind pattern) {
        text.run();
        call.sql().append(call.negated() ? " NOT LIKE " : " LIKE ").bind(pattern);
        call.sql().append(" ESCAPE '" + LikePattern.ESCAPE + "'");
    }

    /** Replaces the SQL template of a function's descriptor. */
    protected final void override(FunctionDescriptor function, FunctionSql sql) {
        functions.put(function, sql);
    }

    /** Replaces the SQL of the calls of a function whose first operand has this type. */
    protected final void override(FunctionDescriptor function, StorageType first, String template) {
        FunctionSql other = function(function);
        FunctionSql own = FunctionSql.template(template);
        override(function, call -> {
            boolean isOwn = call.call().operands().get(0).type().storage() == first;
            (isOwn ? own : other).render(call);
        });
    }

    /** Replaces the SQL template of a function's descriptor by another one. */
    protected final void override(FunctionDescriptor function, String template) {
        override(function, FunctionSql.template(template));
    }

    /**
     * Returns the SQL of a function.
     *
     * @throws IllegalArgumentException if neither the dialect nor the descriptor has SQL for it
     */
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

    /** Returns the statements that create the tables, indexes and foreign keys, unless they exist. */
    public abstract List<String> schema(Collection<Table> tables);

    /**
     * Returns the statements that drop the existing tables. They drop all of them or none, and fail if another table references one of
     * them.
     */
    public List<String> dropSchema(Collection<Table> tables) {
        return List.of(new Ddl(this).dropTables(tables));
    }

    /** Returns a quoted name; it may have any characters. */
    protected String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    protected final String quoted(QualifiedName table) {
        return (table.schema() == null ? "" : quoted(table.schema()) + ".") + quoted(table.local());
    }

    /** Appends a parameter. */
    protected void parameter(SqlBuilder sql, Bind bind) {
        sql.numbered(bind);
    }

    /** Returns whether the R2DBC driver needs more round trips for a statement without parameters. Its parameters are numbered. */
    protected boolean prefersParameters() {
        return false;
    }

    /** Returns a complete statement in the form that the R2DBC driver requires. */
    protected SqlText finish(SqlText sql) {
        return sql;
    }

    /** Returns a string literal for a statement of the schema. */
    protected String stringLiteral(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    /** Returns the type of a column. */
    protected abstract String columnType(Column column);

    /** Returns the type that a value is cast to. */
    protected abstract String castType(StorageType storage);

    /** Returns the type of times with {@code digits} fraction digits of the second. */
    protected abstract String timeType(StorageType storage, int digits);

    /** Returns the type of integers of {@code bytes} bytes. A type of one byte is optional: a database without it uses two. */
    protected String wholeType(int bytes) {
        return switch (bytes) {
            case Byte.BYTES, Short.BYTES -> "smallint";
            case Integer.BYTES -> "integer";
            default -> "bigint";
        };
    }

    /** Returns a type that stores unsigned integers. This implementation returns the next wider signed type, or a decimal. */
    protected String unsignedType(ColumnType.Unsigned whole) {
        return whole.storage() == StorageType.DECIMAL
                ? "numeric(" + whole.most().toString().length() + ", 0)"
                : wholeType(Math.min(Long.BYTES, 2 * whole.bits() / Byte.SIZE));
    }

    /** Returns the type of byte arrays of {@code length} bytes. This implementation does not limit the length. */
    protected String binaryType(int length) {
        return castType(StorageType.BYTES);
    }

    /** Renders a column as an operand of a computed value. */
    protected void operand(SqlBuilder sql, Column column, Runnable operand) {
        operand.run();
    }

    /** Renders a column of a native type as a value of its storage type. */
    protected void decodeNative(SqlBuilder sql, ColumnType.NativeType type, Runnable column) {
        sql.append("CAST(");
        column.run();
        sql.append(" AS " + castType(StorageType.TEXT) + ")");
    }

    /** Renders a value of the storage type as a value of a native type. */
    protected void encodeNative(SqlBuilder sql, ColumnType.NativeType type, Runnable value) {
        sql.append("CAST(");
        value.run();
        sql.append(" AS " + type.accept(new DeclaredTypes(this)) + ")");
    }

    /** Renders whether the preceding column of a native enum equals a label of a list. */
    protected void isAnyLabel(SqlBuilder sql, ColumnType.Enumerated type, Bind.ListSlot list, boolean not) {
        inList(sql, list, not);
    }

    /**
     * Renders whether the preceding operand equals an element of a list.
     *
     * @param type the array type that the list is cast to
     */
    protected final void inSubquery(SqlBuilder sql, Bind.ListSlot list, String type, boolean not) {
        sql.append(not ? " <> ALL(CAST(" : " = ANY(CAST(");
        array(sql, list);
        sql.append(" AS " + type + "))");
    }

    /** Renders an array parameter with its type. */
    protected abstract void array(SqlBuilder sql, Bind bind);

    /** Renders the operand that is searched for in a list. */
    protected void inListOperand(SqlBuilder sql, TableExpr expr, Runnable operand) {
        operand.run();
    }

    /** Renders a component of the row that is searched for in a list of rows. */
    protected void inListOperandInRow(SqlBuilder sql, TableExpr expr, Runnable operand) {
        inListOperand(sql, expr, operand);
    }

    /**
     * Renders whether the preceding operand equals an element of a list.
     *
     * @param not whether the condition is negated
     */
    protected void inList(SqlBuilder sql, Bind.ListSlot list, boolean not) {
        sql.append(not ? " <> ALL(" : " = ANY(").bind(list).append(")");
    }

    /** Renders a subquery whose rows consist of one element of each list. The lists have the same length. */
    protected void rowValues(SqlBuilder sql, List<Bind.ListSlot> lists) {
        sql.append("(SELECT * FROM UNNEST(")
                .join(", ", lists, list -> array(sql, list))
                .append("))");
    }

    /** Renders a value in SQL of the application, where the database may not know its type from the text around it. */
    protected void typedParameter(SqlBuilder sql, StorageType storage, Runnable value) {
        value.run();
    }

    /** Returns whether a select among the sources may refer to the sources before it, as {@code LATERAL}. */
    protected boolean supportsLateral() {
        return false;
    }

    /** Renders a value as a literal. */
    protected void literal(SqlBuilder sql, StorageType storage, @Nullable Object value) {
        String text = value == null ? "NULL" : '\'' + value.toString().replace("'", "''") + '\'';
        sql.append("CAST(" + text + " AS " + castType(storage) + ")");
    }

    /**
     * The databases ignore NULL in these functions, so the nullable operands are tested first. A function of such functions is one test of all
     * operands, so that the SQL of a chain grows with its length only.
     */
    private void chosen(SqlCall call) {
        SqlBuilder sql = call.sql();
        Set<TableExpr> nullable = new LinkedHashSet<>();
        addNullable(nullable, call.call());
        if (nullable.isEmpty()) {
            chosen(call, call.call());
            return;
        }
        sql.append("CASE WHEN ")
                .join(" OR ", List.copyOf(nullable), operand -> {
                    call.operands().accept(operand);
                    sql.append(" IS NULL");
                })
                .append(" THEN NULL ELSE ");
        chosen(call, call.call());
        sql.append(" END");
    }

    private void chosen(SqlCall outer, TableExpr.Call call) {
        outer.sql()
                .append(call.function() == BuiltInFunctions.LEAST ? "LEAST(" : "GREATEST(")
                .join(", ", call.operands(), operand -> {
                    if (operand instanceof TableExpr.Call inner && isChosen(inner)) {
                        chosen(outer, inner);
                    } else {
                        typed(outer, operand).run();
                    }
                })
                .append(")");
    }

    private static void addNullable(Set<TableExpr> nullable, TableExpr expr) {
        if (expr instanceof TableExpr.Call call && isChosen(call)) {
            call.operands().forEach(operand -> addNullable(nullable, operand));
        } else if (expr.type().nullable()) {
            nullable.add(expr);
        }
    }

    private static boolean isChosen(TableExpr.Call call) {
        return call.function() == BuiltInFunctions.LEAST || call.function() == BuiltInFunctions.GREATEST;
    }

    /** Renders a cast to a storage type. */
    final void cast(SqlBuilder sql, StorageType type, Runnable value) {
        sql.append("CAST(");
        value.run();
        sql.append(" AS " + castType(type) + ")");
    }

    /** Renders the sum of a value over all rows, 0 for no value. The database fails if it is out of the range of its type. */
    protected void sum(SqlBuilder sql, StorageType storage, Runnable value) {
        Runnable sum = () -> {
            sql.append("COALESCE(SUM(");
            value.run();
            sql.append("), 0)");
        };
        if (storage == StorageType.DECIMAL) {
            sum.run();
        } else {
            cast(sql, storage, sum);
        }
    }

    /**
     * Renders the least or the greatest value over all rows.
     *
     * @param function {@code MIN} or {@code MAX}
     */
    protected void extreme(SqlBuilder sql, String function, StorageType storage, Runnable value) {
        sql.append(function + "(");
        collate(sql, storage, value);
        sql.append(")");
    }

    private void cast(SqlCall call, StorageType type) {
        call.sql().append("CAST(");
        call.argument(0).run();
        call.sql().append(" AS " + castType(type) + ")");
    }

    /** Returns an action that renders an operand as it is written beside an operator, a value with its type. */
    private Runnable typed(SqlCall call, int index) {
        return typed(call, call.call().operands().get(index));
    }

    private Runnable typed(SqlCall call, TableExpr operand) {
        Runnable rendered = () -> call.operands().accept(operand);
        return operand instanceof TableExpr.ValueExpr constant
                ? () -> typedParameter(call.sql(), constant.type().storage(), rendered)
                : rendered;
    }

    /** Renders a value without a column that gives it a type. */
    protected void typed(SqlBuilder sql, StorageType storage, Runnable value) {
        value.run();
    }

    /** Renders whether two values are equal or both NULL. The result is never unknown. */
    protected void isNotDistinctFrom(SqlBuilder sql, Runnable left, Runnable right, boolean not) {
        left.run();
        sql.append(not ? " IS DISTINCT FROM " : " IS NOT DISTINCT FROM ");
        right.run();
    }

    /** Returns whether the subquery of {@code IN} is one JSON array if it has a limit. */
    protected boolean needsJsonForLimitedIn() {
        return false;
    }

    /** Renders a select with a limit as the subquery of {@code IN}. */
    protected void wrapLimitedSubquery(SqlBuilder sql, Runnable select) {
        select.run();
    }

    /** Renders an element of such a JSON array: a string that only equal values have. */
    protected void listedAsJson(SqlBuilder sql, StorageType storage, Runnable value) {
        value.run();
    }

    /**
     * Renders a sort key.
     *
     * @param expr renders the expression as a value in the order of its storage type
     */
    protected void orderBy(SqlBuilder sql, SelectRows.Sort key, Runnable expr) {
        expr.run();
        sql.append(key.direction() == Direction.DESC ? " DESC" : "");
        if (key.expr().type().nullable()) {
            sql.append(key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    /**
     * Adds a hint to a complete statement, so that the database can sort by complete keys and not by prefixes.
     *
     * @param keys the number of sort keys that may be long
     */
    protected void addSortHint(SqlBuilder sql, int keys) {}

    /** Returns the SQL after the only source of a {@code SELECT DISTINCT} or {@code SELECT COUNT(DISTINCT …)}; empty if the database needs none. */
    protected String distinctFromSuffix() {
        return "";
    }

    /** Returns the limit clause of a select without a limit, which an offset may require; empty if the database needs none. */
    protected String unlimitedClause() {
        return "";
    }

    /** Renders an expression as a value in the order of its storage type: text by code points, bytes unsigned, false before true. */
    protected abstract void collate(SqlBuilder sql, StorageType storage, Runnable expr);

    /** Returns the sources of a select that a lock clause locks. */
    protected Locking locking() {
        return Locking.NAMED;
    }

    /** Appends a lock clause without the name of its source. */
    protected void lock(SqlBuilder sql, RowLock.Strength strength) {
        sql.append(
                switch (strength) {
                    case UPDATE -> " FOR UPDATE";
                    case SHARE -> " FOR SHARE";
                });
    }

    /** Returns whether a delete can have an alias for its table. */
    protected boolean supportsDeleteAlias() {
        return true;
    }

    /** Returns the SQL after the table in an insert of a row without values. */
    protected String emptyInsertValues() {
        return "DEFAULT VALUES";
    }

    /** Returns whether an insert has a repeated fragment for its rows, instead of arrays. */
    protected boolean usesValuesLists() {
        return false;
    }

    /** Returns whether inserts and deletes can return rows; otherwise the driver reads the rows by their keys. */
    public boolean supportsInsertReturning() {
        return true;
    }

    /** Returns whether an assignment reads the old values of the row, and not those of earlier assignments. */
    protected boolean assignmentsSeeOldValues() {
        return true;
    }

    /** Returns whether the subqueries of an assignment read the rows as they were before the statement, and not as it has changed them so far. */
    protected boolean subqueriesSeeOldRows() {
        return true;
    }

    /** Returns whether a subquery may select from the table that its statement writes. */
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

    /** The condition that a returned row of an upsert was inserted, for a database whose capabilities declare it. */
    protected String insertedCondition() {
        throw new UnsupportedOperationException("the database does not return the outcome of an upsert");
    }

    /** The statement of an upsert. */
    protected UpsertForm upsertForm() {
        return UpsertForm.ON_CONFLICT;
    }

    /** Returns the alias of the new rows, after the rows of an upsert of several rows with {@link UpsertForm#ON_DUPLICATE_KEY}. */
    protected String newRowAlias() {
        return "";
    }

    /** Appends the value of a column of the new row to the update branch of such an upsert. */
    protected void newRowValue(SqlBuilder sql, Column column) {
        throw new UnsupportedOperationException("the database has no ON DUPLICATE KEY UPDATE");
    }

    /** Returns whether an update can return rows; otherwise the driver reads the rows by their keys. */
    public boolean supportsUpdateReturning() {
        return true;
    }

    /** Renders a computed value as a value of the type of its field. The database fails if the value is out of range. */
    protected abstract void castToRange(SqlBuilder sql, ColumnType range, Runnable computed);

    /** Returns whether one statement can insert any number of rows; otherwise each row has its own statement. */
    public boolean supportsBulkInsert(InsertRows insert) {
        return !insert.insert().isEmpty();
    }

    /**
     * Renders an insert of any number of rows whose keys are generated. The database generates the keys in the order of the select, which is
     * that of the list, and returns the rows in the order in which it inserts them. The caller checks that the keys confirm it.
     *
     * @param values renders the inserted values of {@link #numbered} rows, separated by commas; its argument is the alias of the rows
     */
    void insertCounted(SqlBuilder sql, InsertRows insert, Consumer<String> values) {
        returning(sql, insert.returning(), write -> {
            write.append("INSERT INTO ").table(insert.table()).append(" (");
            write.names(insert.insert()).append(") SELECT ");
            values.accept("u");
            write.append(" FROM ");
            numbered(write, insert);
            write.append(" ORDER BY u.n");
        });
    }

    /** Renders arrays of cells as a source, with one column each and a number: {@code UNNEST(…) WITH ORDINALITY AS u(c0, c1, n)}. */
    protected void numbered(SqlBuilder sql, InsertRows insert) {
        unnested(sql, insert.cells());
        sql.append(" WITH ORDINALITY AS u(");
        columns(sql, insert.cells());
        sql.append(", n)");
    }

    /** Renders arrays of cells as a source, with one column each. */
    protected void unnested(SqlBuilder sql, List<Type.Scalar> cells) {
        sql.append("UNNEST(")
                .join(
                        ", ",
                        indexes(cells),
                        i -> array(sql, new Bind.RowColumn(i, cells.get(i).storage())))
                .append(")");
    }

    /** Renders arrays of cells as the source {@code u} with the columns {@code c0}, {@code c1} … */
    protected void named(SqlBuilder sql, List<Type.Scalar> cells) {
        unnested(sql, cells);
        sql.append(" AS u(");
        columns(sql, cells);
        sql.append(")");
    }

    /** Appends the names of these columns. */
    protected final void columns(SqlBuilder sql, List<Type.Scalar> cells) {
        sql.join(", ", indexes(cells), i -> sql.append("c" + i));
    }

    protected static List<Integer> indexes(List<?> items) {
        return IntStream.range(0, items.size()).boxed().toList();
    }

    /**
     * Renders a write that returns columns of the written rows.
     *
     * @param columns the returned columns; empty for none
     */
    protected void returning(SqlBuilder sql, List<Column> columns, Consumer<SqlBuilder> write) {
        write.accept(sql);
        if (!columns.isEmpty()) {
            sql.append(" RETURNING ").values("", columns);
        }
    }

    /**
     * Renders a delete that returns columns of the removed rows.
     *
     * @param columns the returned columns; empty for none
     */
    protected void removing(SqlBuilder sql, List<Column> columns, Consumer<SqlBuilder> write) {
        returning(sql, columns, write);
    }
}
