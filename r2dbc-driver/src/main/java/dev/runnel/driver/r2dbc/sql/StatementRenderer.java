package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SqlOperation;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.UpdateListedRows;
import dev.runnel.spi.UpdateRows;
import dev.runnel.spi.UpsertRows;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.LockWait;
import dev.runnel.type.RowLock;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A renderer of operations in one dialect. It is stateless and thread-safe. */
public final class StatementRenderer {
    private final Dialect dialect;

    /** The limits and offsets that are literals of the text, by slot. The others are parameters. */
    private final Map<Integer, Long> literals;

    public StatementRenderer(Dialect dialect) {
        this(dialect, Map.of());
    }

    private StatementRenderer(Dialect dialect, Map<Integer, Long> literals) {
        this.dialect = dialect;
        this.literals = literals;
    }

    /** Returns a renderer that writes these limits and offsets, by slot, as literals. */
    StatementRenderer withLiterals(Map<Integer, Long> rowNumbers) {
        return new StatementRenderer(dialect, rowNumbers);
    }

    public SqlText select(SelectRows select) {
        SqlBuilder sql = new SqlBuilder(dialect);
        select(sql, select);
        return dialect.finish(sql.build());
    }

    /** Reads rows. If the database prefers parameters and the text would have none, a true condition is one. */
    public SqlText selectWithParameter(SelectRows select) {
        SqlBuilder sql = new SqlBuilder(dialect);
        Statement statement = select(sql, select);
        if (dialect.prefersParameters() && !sql.hasParameters() && !countsAll(select)) {
            sql.addTrue(statement.whereFrom, statement.whereTo);
        }
        return dialect.finish(sql.build());
    }

    private Statement select(SqlBuilder sql, SelectRows select) {
        Statement statement = new Statement(sql);
        statement.select(select);
        statement.sortsWhole();
        return statement;
    }

    /** Returns whether the select counts or aggregates all rows: it may read a whole table for one number. */
    private static boolean countsAll(SelectRows select) {
        return select.grouping() == null
                && select.selection().stream()
                        .anyMatch(expr -> expr instanceof TableExpr.CountAll || expr instanceof TableExpr.Aggregate);
    }

    /** Returns the statement that changes rows and returns the requested columns. */
    public SqlText update(UpdateRows update) {
        SqlBuilder sql = new SqlBuilder(dialect);
        dialect.returning(sql, update.returning(), write -> {
            Statement statement = new Statement(write);
            statement.update(update);
            statement.sortsWhole();
        });
        return dialect.finish(sql.build());
    }

    /** Returns the select that locks the rows of an update. It returns their keys before the update, and then those after it. */
    public SqlText selectKeysForUpdate(UpdateRows update) {
        List<TableExpr> keys = own(update.table().key());
        update.table().key().forEach(column -> keys.add(newValue(update, column)));
        return locked(update.table(), update.where(), keys);
    }

    /** Returns the select that locks the rows of a delete. It returns the columns that the delete returns, and then the keys. */
    public SqlText lockedRows(DeleteRows delete) {
        List<TableExpr> columns = own(delete.returning());
        columns.addAll(own(delete.table().key()));
        return locked(delete.table(), delete.where(), columns);
    }

    private SqlText locked(Table table, TableExpr where, List<TableExpr> selection) {
        return select(new SelectRows(
                table,
                List.of(),
                where,
                List.of(),
                SelectRows.Slice.ALL,
                null,
                false,
                selection,
                new RowLock(RowLock.Strength.UPDATE, LockWait.WAIT)));
    }

    private static List<TableExpr> own(List<Column> columns) {
        return columns.stream().map(TableExpr.ColumnRef::own).collect(Collectors.toCollection(ArrayList::new));
    }

    private static TableExpr newValue(UpdateRows update, Column column) {
        return update.assignments().stream()
                .filter(assignment -> assignment.column().equals(column))
                .map(UpdateRows.Assignment::value)
                .findFirst()
                .orElse(TableExpr.ColumnRef.own(column));
    }

    /** Returns the update of the rows with some keys. The rows of the statement begin with these keys. */
    public SqlText updateByKeys(UpdateRows update) {
        SqlBuilder sql = new SqlBuilder(dialect);
        new Statement(sql).update(update, () -> whereKeyIn(sql, update.table(), 0));
        return dialect.finish(sql.build());
    }

    /** Returns the delete of the rows with some keys, which are the rows of the statement. */
    public SqlText deleteByKeys(DeleteRows delete) {
        SqlBuilder sql = new SqlBuilder(dialect);
        sql.append("DELETE FROM ").table(delete.table());
        whereKeyIn(sql, delete.table(), 0);
        return dialect.finish(sql.build());
    }

    /**
     * Returns the select of the rows that an update returns, by their keys after the update. In the rows of the statement these follow the
     * keys before the update.
     */
    public SqlText selectByKeys(UpdateRows update) {
        Table table = update.table();
        return written(
                table,
                update.returning(),
                sql -> whereKeyIn(sql, table, table.key().size()));
    }

    /** Returns the select of the rows that an insert returns, by their keys. The rows of the statement are the inserted rows. */
    public SqlText selectInserted(InsertRows insert) {
        Table table = insert.table();
        return written(
                table, insert.returning(), sql -> whereIn(sql, table.key(), column -> inserted(sql, insert, column)));
    }

    /**
     * Returns the select of the rows that an insert returns, by their generated keys and in the order of these keys. The rows of the
     * statement are the keys.
     */
    public SqlText selectCounted(InsertRows insert, Column counted) {
        return written(insert.table(), insert.returning(), sql -> {
            whereIn(sql, List.of(counted), column -> sql.bind(new Bind.RowCell(0, StorageType.I64)));
            sql.append(" ORDER BY ").name(counted.name());
        });
    }

    /** @param condition renders the SQL from {@code WHERE} on */
    private SqlText written(Table table, List<Column> columns, Consumer<SqlBuilder> condition) {
        SqlBuilder sql = new SqlBuilder(dialect);
        sql.append("SELECT ").values("", columns).append(" FROM ").table(table);
        condition.accept(sql);
        return dialect.finish(sql.build());
    }

    /** @param first the index of the first component of the key in a row */
    private static void whereKeyIn(SqlBuilder sql, Table table, int first) {
        List<Column> key = table.key();
        whereIn(
                sql,
                key,
                column -> sql.bind(new Bind.RowCell(
                        first + key.indexOf(column), column.type().storage())));
    }

    /** @param cell renders the parameter for a column */
    private static void whereIn(SqlBuilder sql, List<Column> key, Consumer<Column> cell) {
        boolean single = key.size() == 1;
        sql.append(single ? " WHERE " : " WHERE (").names(key).append(single ? " IN (" : ") IN (");
        sql.repeated("", () -> {
            sql.append(single ? "" : "(").join(", ", key, cell).append(single ? "" : ")");
        });
        sql.append(")");
    }

    /** Returns the statement that removes rows and returns the requested columns. */
    public SqlText delete(DeleteRows delete) {
        SqlBuilder sql = new SqlBuilder(dialect);
        dialect.removing(sql, delete.returning(), write -> {
            Statement statement = new Statement(write);
            statement.delete(delete);
            statement.sortsWhole();
        });
        return dialect.finish(sql.build());
    }

    /** Returns the statement that inserts one row. */
    public SqlText insertRow(InsertRows insert) {
        if (insert.computing().variesByRow() && !dialect.usesValuesLists()) {
            return insertRows(insert);
        }
        if (insert.insert().isEmpty()) {
            SqlBuilder sql = new SqlBuilder(dialect);
            dialect.returning(
                    sql,
                    insert.returning(),
                    write -> write.append("INSERT INTO ")
                            .table(insert.table())
                            .append(" " + dialect.emptyInsertValues()));
            return dialect.finish(sql.build());
        }
        return insert(insert, sql -> {
            sql.append("VALUES ");
            row(sql, insert);
        });
    }

    private void row(SqlBuilder sql, InsertRows insert) {
        sql.append("(")
                .join(", ", insert.insert(), column -> inserted(sql, insert, column))
                .append(")");
    }

    /**
     * Returns the statement that inserts any number of rows, from one array for each column or by a repeated fragment. At least one column
     * is inserted.
     */
    public SqlText insertRows(InsertRows insert) {
        if (dialect.usesValuesLists()) {
            return insert(insert, sql -> sql.append("VALUES ").repeated("", () -> row(sql, insert)));
        }
        if (insert.generatedColumn().isPresent()) {
            SqlBuilder sql = new SqlBuilder(dialect);
            dialect.insertCounted(sql, insert, rows -> insertedOf(sql, insert, rows));
            return dialect.finish(sql.build());
        }
        return insert(insert, sql -> {
            boolean own =
                    insert.insert().stream().anyMatch(column -> column.declared() instanceof ColumnType.NativeType);
            if (insert.computing().columns().isEmpty() && !own) {
                sql.append("SELECT * FROM ");
                dialect.unnested(sql, insert.cells());
            } else {
                sql.append("SELECT ");
                insertedOf(sql, insert, "u");
                sql.append(" FROM ");
                dialect.named(sql, insert.cells());
            }
        });
    }

    /** Renders the inserted values of rows with an alias. */
    private void insertedOf(SqlBuilder sql, InsertRows insert, String rows) {
        inserted(sql, insert, i -> sql.append(rows + ".c" + i));
    }

    /** @param cell renders an element of the row */
    private void inserted(SqlBuilder sql, InsertRows insert, IntConsumer cell) {
        sql.join(", ", insert.insert(), column -> inserted(sql, insert, column, cell));
    }

    /** Renders the inserted value of one column. */
    private void inserted(SqlBuilder sql, InsertRows insert, Column column, IntConsumer cell) {
        int at = insert.insert().indexOf(column);
        int behind = insert.insert().size();
        written(
                sql,
                column,
                () -> insert.computed(column)
                        .ifPresentOrElse(computed -> computed(sql, computed, at, behind, cell), () -> cell.accept(at)));
    }

    /** Renders a value in the type of its column. */
    private void written(SqlBuilder sql, Column column, Runnable value) {
        if (column.declared() instanceof ColumnType.NativeType own) {
            dialect.encodeNative(sql, own, value);
        } else {
            value.run();
        }
    }

    /** Renders the inserted value of one column, from the elements of a row. */
    private void inserted(SqlBuilder sql, InsertRows insert, Column column) {
        List<Type.Scalar> cells = insert.cells();
        inserted(
                sql,
                insert,
                column,
                i -> sql.bind(new Bind.RowCell(i, cells.get(i).storage())));
    }

    /**
     * @param at the index of the element of the column
     * @param behind the index of the first element after those of the columns
     */
    private void computed(SqlBuilder sql, InsertRows.Computed computed, int at, int behind, IntConsumer cell) {
        Consumer<Value.Param> cells = parameter -> cell.accept(behind + parameter.slot());
        Statement statement = new Statement(sql, cells, cells);
        Value.Param choice = computed.choice();
        if (choice == null) {
            statement.held(computed.column(), computed.values().get(0));
            return;
        }
        sql.append("CASE ");
        cell.accept(behind + choice.slot());
        for (int i = 0; i < computed.values().size(); i++) {
            sql.append(" WHEN " + (i + 1) + " THEN ");
            statement.held(computed.column(), computed.values().get(i));
        }
        sql.append(" ELSE ");
        cell.accept(at);
        sql.append(" END");
    }

    /** Returns the statement that updates rows from a list. The rows of the statement are the list. */
    public SqlText updateListed(UpdateListedRows update) {
        SqlBuilder sql = new SqlBuilder(dialect);
        Consumer<Value.Param> cells = parameter -> sql.append("u.c" + parameter.slot());
        new Statement(sql, cells, cells).updateListed(update);
        return dialect.finish(sql.build());
    }

    /** Returns the statement that inserts one row, or updates or keeps the row with the same target. */
    public SqlText upsert(UpsertRows upsert) {
        SqlBuilder sql = new SqlBuilder(dialect);
        List<Column> returning = dialect.supportsUpdateReturning() ? upsert.returning() : List.of();
        dialect.returning(sql, returning, write -> {
            Consumer<Value.Param> parameters = parameter -> parameter(write, upsert, parameter);
            new Statement(write, parameters, parameters).upsert(upsert);
        });
        if (upsert.outcome()) {
            sql.append(", " + dialect.insertedCondition());
        }
        return dialect.finish(sql.build());
    }

    /** Renders a value of the update branch of an upsert: one of the new row, or one of the statement. */
    private void parameter(SqlBuilder sql, UpsertRows upsert, Value.Param parameter) {
        Column incoming = upsert.incoming().get(parameter.slot());
        if (incoming == null) {
            sql.bind(new Bind.Slot(parameter.slot(), parameter.type().storage()));
        } else {
            switch (dialect.upsertForm()) {
                case ON_CONFLICT -> sql.value("excluded.", incoming);
                case ON_DUPLICATE_KEY -> dialect.newRowValue(sql, incoming);
                case MERGE -> sql.append("u.c" + upsert.insert().insert().indexOf(incoming));
            }
        }
    }

    /** Returns the select that reads the returned columns of an upserted row by the target. */
    public SqlText selectUpserted(UpsertRows upsert) {
        InsertRows insert = upsert.insert();
        return written(
                upsert.table(),
                upsert.returning(),
                sql -> whereIn(sql, upsert.target(), column -> inserted(sql, insert, column)));
    }

    private SqlText insert(InsertRows insert, Consumer<SqlBuilder> rows) {
        SqlBuilder sql = new SqlBuilder(dialect);
        dialect.returning(sql, insert.returning(), write -> {
            write.append("INSERT INTO ").table(insert.table()).append(" (");
            write.names(insert.insert()).append(") ");
            rows.accept(write);
        });
        return dialect.finish(sql.build());
    }

    /** Renders SQL of the application. */
    public SqlText sql(SqlOperation operation) {
        SqlBuilder sql = new SqlBuilder(dialect);
        new Statement(sql).expressions.parts(operation.parts());
        return dialect.finish(sql.build());
    }

    private void writeRowNumber(SqlBuilder sql, int slot) {
        Long literal = literals.get(slot);
        if (literal == null) {
            sql.bind(new Bind.RowNumber(slot));
        } else {
            sql.append(literal.toString());
        }
    }

    /** The state of one statement: the SQL so far, and the sources in scope. */
    private final class Statement implements ExpressionRenderer.Subqueries {
        private final SqlBuilder sql;
        private final AliasScopes scopes = new AliasScopes();
        private final ExpressionRenderer expressions;
        private final Consumer<Value.Param> rowNumbers;

        /** The select that is no subquery. */
        private @Nullable SelectRows root;

        /** The position in the SQL at which the {@code WHERE} clause of the root begins. */
        private int whereFrom;

        /** The position at which it ends. */
        private int whereTo;

        private boolean locked;

        /** The select of the keys and operands of groups, if a key is no column; otherwise null. */
        private @Nullable SelectRows groupedRows;

        /** The number of sort keys that may be long, including those of subqueries. */
        private int longKeys;

        /**
         * The table that the statement writes, if subqueries cannot select from it directly; otherwise null. They read it through a select
         * with a limit, which the database does not merge.
         */
        private @Nullable Table written;

        Statement(SqlBuilder sql) {
            this(
                    sql,
                    parameter -> sql.bind(
                            new Bind.Slot(parameter.slot(), parameter.type().storage())),
                    number -> writeRowNumber(sql, number.slot()));
        }

        /**
         * @param parameters renders a parameter
         * @param rowNumbers renders a limit or an offset
         */
        Statement(SqlBuilder sql, Consumer<Value.Param> parameters, Consumer<Value.Param> rowNumbers) {
            this.sql = sql;
            this.rowNumbers = rowNumbers;
            this.expressions = new ExpressionRenderer(dialect, sql, scopes, this, parameters);
        }

        @Override
        public void select(SelectRows select) {
            if (select.grouping() != null) {
                GroupedSelect grouped = GroupedSelect.of(select, select.grouping());
                groupedRows = grouped.rows();
                root = grouped.rows() == null ? grouped.groups() : grouped.rows();
                read(grouped.groups());
            } else {
                read(select);
            }
        }

        private void read(SelectRows select) {
            root = root == null ? select : root;
            scopes.open(1 + select.joins().size());
            if (select.perKey() != null) {
                selectPerKey(select, select.perKey());
            } else if (select.distinct() && !select.order().isEmpty()) {
                selectDistinct(select);
            } else {
                sql.append(select.distinct() ? "SELECT DISTINCT " : "SELECT ");
                selection(select);
                locked = select.lock() != null;
                SelectRows read =
                        locked && dialect.locking() == Dialect.Locking.INNER ? lockingOneSource(select) : select;
                root = select == root ? read : root;
                from(read);
                orderBy(select);
            }
            slice(select.slice());
            lock(select.lock());
            scopes.close();
        }

        /** Returns a select of the same rows with outer joins only, whose rows the lock excludes. */
        private SelectRows lockingOneSource(SelectRows select) {
            List<SelectRows.Join> joins = new ArrayList<>();
            List<TableExpr> terms = new ArrayList<>(conjuncts(select.where()));
            for (SelectRows.Join join : select.joins()) {
                joins.add(new SelectRows.Join(join.table(), join.left(), join.right(), true));
                if (!join.outer()) {
                    Column found = join.right().get(0);
                    TableExpr.ColumnRef ref = new TableExpr.ColumnRef(
                            0, joins.size(), found, found.type().asNullable());
                    terms.add(new TableExpr.Not(new TableExpr.IsNull(ref)));
                }
            }
            return select.withJoins(joins).withWhere(all(terms));
        }

        private void lock(@Nullable RowLock lock) {
            if (lock == null) {
                return;
            }
            dialect.lock(sql, lock.strength());
            if (dialect.locking() == Dialect.Locking.NAMED) {
                sql.append(" OF ").append(scopes.alias(0, 0));
            }
            sql.append(
                    switch (lock.waiting()) {
                        case WAIT -> "";
                        case NO_WAIT -> " NOWAIT";
                        case SKIP_LOCKED -> " SKIP LOCKED";
                    });
        }

        private void slice(SelectRows.Slice slice) {
            if (slice.limit() != null) {
                sql.append(" LIMIT ");
                rowNumber(slice.limit());
            } else if (slice.offset() != null) {
                sql.append(dialect.unlimitedClause());
            }
            if (slice.offset() != null) {
                sql.append(" OFFSET ");
                rowNumber(slice.offset());
            }
        }

        private void rowNumber(Value number) {
            if (number instanceof Value.Param param) {
                rowNumbers.accept(param);
            } else {
                expressions.value(number);
            }
        }

        /** Renders the sort outside of the distinct select, because the sort key of a value can differ from the value. */
        private void selectDistinct(SelectRows select) {
            List<TableExpr> columns = select.selection();
            sql.append("SELECT ");
            each(columns, i -> sql.append("k.c" + i));
            sql.append(" FROM (SELECT DISTINCT ");
            named(columns);
            from(select);
            sql.append(") AS k ORDER BY ").join(", ", select.order(), key -> {
                int at = columns.indexOf(key.expr());
                sortsBy(select, key.expr());
                dialect.orderBy(
                        sql,
                        key,
                        () -> dialect.collate(sql, key.expr().type().storage(), () -> sql.append("k.c" + at)));
            });
        }

        private void named(List<TableExpr> columns) {
            each(columns, i -> {
                expressions.selected(columns.get(i));
                sql.append(" AS c" + i);
            });
        }

        private void selectPerKey(SelectRows select, SelectRows.PartitionLimit perKey) {
            List<TableExpr> terms = conjuncts(select.where());
            if (dialect.supportsLateral()
                    && !terms.isEmpty()
                    && terms.get(0) instanceof TableExpr.KeyInList keys
                    && keys.columns().equals(perKey.columns())) {
                lookedUp(select, keys, terms.subList(1, terms.size()), perKey.slice());
            } else {
                ranked(select, perKey);
            }
        }

        /** Reads the rows of each key by a lateral join. If an index has the order, the database reads no more rows than the limit. */
        private void lookedUp(
                SelectRows select, TableExpr.KeyInList keys, List<TableExpr> rest, SelectRows.Slice slice) {
            List<TableExpr> columns = select.selection();
            sql.append("SELECT ");
            each(columns, i -> sql.append("k.c" + i));
            sql.append(" FROM (SELECT DISTINCT * FROM UNNEST(");
            sql.join(
                    ", ",
                    keys.keys(),
                    list -> dialect.array(
                            sql, new Bind.ListSlot(list.slot(), list.type().storage())));
            sql.append(")) AS p(");
            each(keys.columns(), i -> sql.append("c" + i));
            sql.append(") CROSS JOIN LATERAL (SELECT ");
            named(columns);
            sql.append(", ROW_NUMBER() OVER (");
            orderBy("", select);
            sql.append(") AS rn");
            from(select.withWhere(TableExpr.ValueExpr.TRUE));
            sql.append(" WHERE ");
            for (int i = 0; i < keys.columns().size(); i++) {
                sql.append(i > 0 ? " AND " : "");
                expressions.operand(keys.columns().get(i));
                sql.append(" = p.c" + i);
            }
            expressions.also(rest);
            orderBy(select);
            slice(slice);
            sql.append(") AS k ORDER BY k.rn");
        }

        /** Ranks the rows of each key, and selects those in the range. */
        private void ranked(SelectRows select, SelectRows.PartitionLimit perKey) {
            List<TableExpr> columns = select.selection();
            sql.append("SELECT ");
            each(columns, i -> sql.append("k.c" + i));
            sql.append(" FROM (SELECT ");
            named(columns);
            sql.append(", ROW_NUMBER() OVER (PARTITION BY ");
            sql.join(", ", perKey.columns(), column -> {
                sortsBy(select, column);
                expressions.operand(column);
            });
            orderBy(select);
            sql.append(") AS rn");
            from(select);
            sql.append(") AS k WHERE ");
            numbered(perKey.slice());
            sql.append(" ORDER BY k.rn");
        }

        private void numbered(SelectRows.Slice slice) {
            if (slice.offset() != null) {
                sql.append("k.rn > ");
                rowNumber(slice.offset());
            }
            if (slice.limit() != null) {
                sql.append(slice.offset() == null ? "k.rn" : " AND k.rn");
                if (slice.offset() != null) {
                    sql.append(" - ");
                    rowNumber(slice.offset());
                }
                sql.append(" <= ");
                rowNumber(slice.limit());
            }
        }

        private void each(List<?> items, Consumer<Integer> action) {
            sql.join(", ", IntStream.range(0, items.size()).boxed().toList(), action);
        }

        private void selection(SelectRows select) {
            if (select.selection().isEmpty()) {
                sql.append("1");
            } else {
                sql.join(", ", select.selection(), expressions::selected);
            }
        }

        @Override
        public void matching(SelectRows subquery, Runnable operand) {
            scopes.open(1 + subquery.joins().size());
            sql.append("EXISTS (SELECT 1");
            from(subquery.withWhere(TableExpr.ValueExpr.TRUE));
            sql.append(" WHERE ");
            expressions.operand(subquery.selection().get(0));
            sql.append(" = ");
            scopes.outside(operand);
            expressions.also(conjuncts(subquery.where()));
            sql.append(")");
            scopes.close();
        }

        @Override
        public void amongFirst(SelectRows subquery, Runnable operand) {
            if (dialect.needsJsonForLimitedIn()) {
                amongJson(subquery, operand);
                return;
            }
            operand.run();
            sql.append(" IN (");
            dialect.wrapLimitedSubquery(sql, () -> select(subquery));
            sql.append(")");
        }

        private void amongJson(SelectRows subquery, Runnable operand) {
            TableExpr listed = subquery.selection().get(0);
            sql.append("JSON_CONTAINS((SELECT JSON_ARRAYAGG(" + (subquery.distinct() ? "DISTINCT " : ""));
            scopes.open(1 + subquery.joins().size());
            dialect.listedAsJson(sql, listed.type().storage(), () -> expressions.selected(listed));
            orderBy(subquery);
            slice(subquery.slice());
            sql.append(")");
            from(subquery);
            scopes.close();
            sql.append("), JSON_QUOTE(");
            dialect.listedAsJson(sql, listed.type().storage(), operand);
            sql.append("))");
        }

        @Override
        public void exists(SelectRows subquery) {
            scopes.open(1 + subquery.joins().size());
            sql.append("EXISTS (SELECT 1");
            from(subquery);
            sql.append(")");
            scopes.close();
        }

        private boolean isGrouped(SelectRows select) {
            return select.grouping() != null || select == groupedRows;
        }

        private static boolean countsDistinct(SelectRows select) {
            return select.selection().stream()
                    .anyMatch(expr -> expr instanceof TableExpr.Aggregate aggregate
                            && aggregate.op() == AggregateOp.COUNT_DISTINCT);
        }

        private void from(SelectRows select) {
            if (select.grouping() != null) {
                fromGroups(select, select.grouping());
            } else {
                fromTables(select);
            }
        }

        private void fromGroups(SelectRows select, SelectRows.Grouping grouping) {
            SelectRows rows = groupedRows;
            if (rows == null) {
                fromTables(select);
            } else {
                scopes.open(1 + rows.joins().size());
                sql.append(" FROM (SELECT ");
                each(rows.selection(), i -> {
                    expressions.selected(rows.selection().get(i));
                    sql.append(" AS ").name(GroupedSelect.name(i));
                });
                fromTables(rows);
                sql.append(GroupedSelect.readsKey(grouping.having()) ? dialect.unlimitedClause() : "");
                scopes.close();
                sql.append(") AS ").append(scopes.alias(0, 0));
            }
            sql.append(" GROUP BY ").join(", ", grouping.keys(), key -> {
                sortsBy(select, key);
                expressions.selected(key);
            });
            if (!grouping.having().equals(TableExpr.ValueExpr.TRUE)) {
                sql.append(" HAVING ");
                expressions.condition(grouping.having());
            }
        }

        private void fromTables(SelectRows select) {
            sql.append(" FROM ");
            source(select.table(), 0);
            if ((select.distinct() || isGrouped(select) || countsDistinct(select))
                    && select.joins().isEmpty()) {
                sql.append(dialect.distinctFromSuffix());
            }
            for (int i = 0; i < select.joins().size(); i++) {
                join(select.joins().get(i), i + 1);
            }
            int from = sql.length();
            where(select.where());
            if (select == root) {
                whereFrom = from;
                whereTo = sql.length();
            }
        }

        private void join(SelectRows.Join join, int source) {
            sql.append(join.outer() ? " LEFT JOIN " : " JOIN ");
            source(join.table(), source);
            sql.append(" ON ");
            for (int i = 0; i < join.right().size(); i++) {
                if (i > 0) {
                    sql.append(" AND ");
                }
                TableExpr left = join.left().get(i);
                Column found = join.right().get(i);
                TableExpr right = new TableExpr.ColumnRef(0, source, found, found.type());
                expressions.matched(right, left);
                sql.append(" = ");
                expressions.matched(left, right);
            }
        }

        private void source(Table table, int source) {
            if (locked && source > 0 && dialect.locking() == Dialect.Locking.TABLES) {
                sql.append("(SELECT * FROM ").table(table).append(")");
            } else if (table.equals(written)) {
                sql.append("(SELECT * FROM ").table(table).append(dialect.unlimitedClause() + ")");
            } else {
                sql.table(table);
            }
            sql.append(" AS ").append(scopes.alias(0, source));
        }

        private List<TableExpr> conjuncts(TableExpr condition) {
            if (condition instanceof TableExpr.And and) {
                return and.terms();
            }
            return condition.equals(TableExpr.ValueExpr.TRUE) ? List.of() : List.of(condition);
        }

        private TableExpr all(List<TableExpr> terms) {
            return switch (terms.size()) {
                case 0 -> TableExpr.ValueExpr.TRUE;
                case 1 -> terms.get(0);
                default -> new TableExpr.And(terms);
            };
        }

        private void where(TableExpr condition) {
            if (!condition.equals(TableExpr.ValueExpr.TRUE)) {
                sql.append(" WHERE ");
                expressions.condition(condition);
            }
        }

        private void orderBy(SelectRows select) {
            orderBy(" ", select);
        }

        /** @param before the SQL before the clause, if there is a sort key */
        private void orderBy(String before, SelectRows select) {
            List<SelectRows.Sort> keys = select.order().stream()
                    .filter(key -> !(key.expr() instanceof TableExpr.ValueExpr))
                    .toList();
            if (!keys.isEmpty()) {
                sql.append(before).append("ORDER BY ").join(", ", keys, key -> sortKey(select, key));
            }
        }

        private void sortKey(SelectRows select, SelectRows.Sort key) {
            sortsBy(select, key.expr());
            dialect.orderBy(sql, key, () -> expressions.ordered(key.expr()));
        }

        private void sortsBy(SelectRows select, TableExpr key) {
            longKeys += LongSortKeys.isLong(select, key) ? 1 : 0;
        }

        /** Adds the sort hint to a complete statement, if it has long sort keys. */
        void sortsWhole() {
            if (longKeys > 0) {
                dialect.addSortHint(sql, longKeys);
            }
        }

        void update(UpdateRows update) {
            update(update, () -> where(update.where()));
        }

        /** @param condition renders the SQL from {@code WHERE} on */
        void update(UpdateRows update, Runnable condition) {
            List<UpdateRows.Assignment> inTurn =
                    dialect.assignmentsSeeOldValues() ? update.assignments() : AssignmentOrder.of(update.assignments());
            scopes.open(1);
            sql.append("UPDATE ");
            source(update.table(), 0);
            if (inTurn.isEmpty()) {
                updateFromSelect(update, condition);
            } else {
                writes(update.table());
                sql.append(" SET ").join(", ", inTurn, assignment -> {
                    sql.name(assignment.column().name()).append(" = ");
                    assigned(assignment.column(), assignment.value());
                });
                boolean hasSubquery = inTurn.stream()
                        .anyMatch(assignment -> assignment.value().contains(TableExpr.Subquery.class::isInstance));
                if (hasSubquery && !dialect.subqueriesSeeOldRows()) {
                    // with a second source, all values are computed before the first row is changed
                    sql.append(" FROM (SELECT 1)");
                }
                condition.run();
            }
            scopes.close();
        }

        /** Computes all new values from the old rows, in a select that locks the rows and is not merged, and joins it by the key. */
        private void updateFromSelect(UpdateRows update, Runnable condition) {
            List<Column> key = update.table().key();
            List<UpdateRows.Assignment> assignments = update.assignments();
            sql.append(" JOIN (SELECT ");
            scopes.open(1);
            each(key, i -> {
                expressions.selected(TableExpr.ColumnRef.own(key.get(i)));
                sql.append(" AS k" + i);
            });
            each(assignments, i -> {
                sql.append(i == 0 ? ", " : "");
                assigned(assignments.get(i).column(), assignments.get(i).value());
                sql.append(" AS c" + i);
            });
            sql.append(" FROM ");
            source(update.table(), 0);
            condition.run();
            sql.append(dialect.unlimitedClause());
            dialect.lock(sql, RowLock.Strength.UPDATE);
            scopes.close();
            sql.append(") AS k ON ");
            for (int i = 0; i < key.size(); i++) {
                sql.append(i > 0 ? " AND " : "");
                expressions.selected(TableExpr.ColumnRef.own(key.get(i)));
                sql.append(" = k.k" + i);
            }
            sql.append(" SET ");
            each(assignments, i -> {
                sql.append(scopes.alias(0, 0)).append(".");
                sql.name(assignments.get(i).column().name()).append(" = k.c" + i);
            });
        }

        private void writes(Table table) {
            written = dialect.canSelectFromTarget() ? null : table;
        }

        private void assigned(Column column, TableExpr value) {
            written(sql, column, () -> held(column, value));
        }

        /** Renders a value in the range of its field; the database fails if a computed value is out of range. */
        private void held(Column column, TableExpr value) {
            ColumnType range = column.range();
            if (range == null || RangeCast.isHeld(value, range)) {
                expressions.selected(value);
            } else {
                dialect.castToRange(sql, range, () -> expressions.selected(value));
            }
        }

        void updateListed(UpdateListedRows update) {
            scopes.open(1);
            sql.append(dialect.upsertForm() == Dialect.UpsertForm.MERGE ? "MERGE INTO " : "UPDATE ");
            source(update.table(), 0);
            switch (dialect.upsertForm()) {
                case ON_CONFLICT -> {
                    set(update, "");
                    sql.append(" FROM ");
                    dialect.named(sql, update.cells());
                    where(update.match());
                }
                case ON_DUPLICATE_KEY -> {
                    sql.append(" JOIN ");
                    dialect.named(sql, update.cells());
                    sql.append(" ON ");
                    expressions.condition(update.match());
                    set(update, scopes.alias(0, 0) + ".");
                }
                case MERGE -> {
                    sql.append(" USING ");
                    dialect.named(sql, update.cells());
                    sql.append(" ON ");
                    expressions.condition(update.match());
                    sql.append(" WHEN MATCHED THEN UPDATE");
                    set(update, "");
                }
            }
            scopes.close();
        }

        /** @param source the SQL before each assigned column */
        private void set(UpdateListedRows update, String source) {
            sql.append(" SET ").join(", ", update.assignments(), assignment -> {
                sql.append(source).name(assignment.column().name()).append(" = ");
                assigned(assignment.column(), assignment.value());
            });
        }

        void upsert(UpsertRows upsert) {
            switch (dialect.upsertForm()) {
                case ON_CONFLICT -> onConflict(upsert);
                case ON_DUPLICATE_KEY -> onDuplicateKey(upsert);
                case MERGE -> merge(upsert);
            }
            scopes.close();
        }

        private void onConflict(UpsertRows upsert) {
            scopes.open(1);
            sql.append("INSERT INTO ");
            source(upsert.table(), 0);
            if (upsert.many()) {
                insertsListed(upsert);
                sql.append(" WHERE TRUE");
            } else {
                inserts(upsert.insert());
            }
            sql.append(" ON CONFLICT (").names(upsert.target()).append(")");
            upsert.table()
                    .partialUnique(upsert.target())
                    .map(Table.NamedColumns::whereNull)
                    .ifPresent(
                            column -> sql.append(" WHERE ").name(column.name()).append(" IS NULL"));
            sql.append(" DO ");
            sql.append(upsert.assignments().isEmpty() ? "NOTHING" : "UPDATE SET ");
            assignments(upsert);
            upsert.guard().ifPresent(this::where);
        }

        private void insertsListed(UpsertRows upsert) {
            sql.append(" (").names(upsert.insert().insert()).append(") SELECT ");
            insertedOf(sql, upsert.insert(), "u");
            sql.append(" FROM ");
            dialect.named(sql, upsert.insert().cells());
        }

        private void onDuplicateKey(UpsertRows upsert) {
            scopes.openAs(dialect.quoted(upsert.table().at()));
            sql.append("INSERT INTO ").table(upsert.table());
            if (upsert.many()) {
                sql.append(" (").names(upsert.insert().insert()).append(") VALUES ");
                sql.repeated("", () -> row(sql, upsert.insert()));
                sql.append(dialect.newRowAlias());
            } else {
                inserts(upsert.insert());
            }
            sql.append(" ON DUPLICATE KEY UPDATE ");
            assignments(upsert);
        }

        private void merge(UpsertRows upsert) {
            scopes.open(1);
            sql.append("MERGE INTO ");
            source(upsert.table(), 0);
            sql.append(" USING ");
            if (upsert.many()) {
                dialect.named(sql, upsert.insert().cells());
            } else {
                sql.append("DUAL");
            }
            sql.append(" ON ").join(" AND ", upsert.target(), column -> {
                sql.append(scopes.alias(0, 0)).append(".").name(column.name()).append(" = ");
                merged(upsert, column);
            });
            if (!upsert.assignments().isEmpty()) {
                sql.append(" WHEN MATCHED ");
                upsert.guard().ifPresent(guard -> {
                    sql.append("AND ");
                    expressions.condition(guard);
                    sql.append(" ");
                });
                sql.append("THEN UPDATE SET ");
                assignments(upsert);
            }
            sql.append(" WHEN NOT MATCHED THEN INSERT");
            if (upsert.many()) {
                sql.append(" (").names(upsert.insert().insert()).append(") VALUES (");
                insertedOf(sql, upsert.insert(), "u");
                sql.append(")");
            } else {
                inserts(upsert.insert());
            }
        }

        /** Renders the value of a column of the new row. */
        private void merged(UpsertRows upsert, Column column) {
            if (upsert.many()) {
                inserted(sql, upsert.insert(), column, i -> sql.append("u.c" + i));
            } else {
                inserted(sql, upsert.insert(), column);
            }
        }

        private void inserts(InsertRows insert) {
            if (insert.insert().isEmpty()) {
                sql.append(" " + dialect.emptyInsertValues());
            } else {
                sql.append(" (").names(insert.insert()).append(") VALUES ");
                row(sql, insert);
            }
        }

        private void assignments(UpsertRows upsert) {
            sql.join(", ", upsert.assignments(), assignment -> {
                sql.name(assignment.column().name()).append(" = ");
                assigned(assignment.column(), assignment.value());
            });
        }

        void delete(DeleteRows delete) {
            sql.append("DELETE FROM ");
            if (dialect.supportsDeleteAlias()) {
                scopes.open(1);
                source(delete.table(), 0);
            } else {
                scopes.openAs(dialect.quoted(delete.table().at()));
                sql.table(delete.table());
            }
            writes(delete.table());
            where(delete.where());
            scopes.close();
        }
    }
}
