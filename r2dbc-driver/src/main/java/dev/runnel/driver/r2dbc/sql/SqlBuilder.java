package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A builder of one statement: its SQL, its parameters and its repeated fragments. */
public final class SqlBuilder {
    private final Dialect dialect;
    private final StringBuilder text = new StringBuilder();
    private final List<Bind> binds = new ArrayList<>();
    private final List<RepeatedFragment> repeats = new ArrayList<>();
    private List<String> generated = List.of();

    SqlBuilder(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Appends SQL. */
    public SqlBuilder append(String sql) {
        text.append(sql);
        return this;
    }

    /** Appends a quoted name. */
    public SqlBuilder name(String identifier) {
        text.append(dialect.quoted(identifier));
        return this;
    }

    /** Appends the quoted name of a table. */
    public SqlBuilder table(Table table) {
        text.append(dialect.quoted(table.at()));
        return this;
    }

    /** Appends a parameter. If the dialect numbers parameters, equal values share one parameter. */
    public SqlBuilder bind(Bind bind) {
        dialect.parameter(this, bind);
        return this;
    }

    /** Appends {@code ?}, with a parameter of its own. */
    public SqlBuilder next(Bind bind) {
        binds.add(bind);
        text.append('?');
        return this;
    }

    /** Appends {@code $n}. An equal parameter has the same number. */
    public SqlBuilder numbered(Bind bind) {
        int index = binds.indexOf(bind);
        if (index < 0) {
            index = binds.size();
            binds.add(bind);
        }
        text.append('$').append(index + 1);
        return this;
    }

    /** Runs an action for each item, and appends the separator between two of them. */
    public <T> SqlBuilder join(String separator, List<T> items, Consumer<? super T> each) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                text.append(separator);
            }
            each.accept(items.get(i));
        }
        return this;
    }

    /** Appends the quoted names of columns, separated by commas. */
    public SqlBuilder names(List<Column> columns) {
        return join(", ", columns, column -> name(column.name()));
    }

    /**
     * Appends the values of columns in their storage types, separated by commas.
     *
     * @param source the SQL before each name
     */
    public SqlBuilder values(String source, List<Column> columns) {
        return join(", ", columns, column -> value(source, column));
    }

    /**
     * Appends the value of a column in its storage type.
     *
     * @param source the SQL before the name
     */
    public SqlBuilder value(String source, Column column) {
        if (column.declared() instanceof ColumnType.NativeType own) {
            dialect.decodeNative(this, own, () -> append(source).name(column.name()));
            return this;
        }
        return append(source).name(column.name());
    }

    /** Sets the columns that the driver returns as generated values, without a clause in the SQL. */
    void generated(List<Column> columns) {
        generated = columns.stream().map(Column::name).toList();
    }

    /**
     * Appends a fragment that is sent once for each row or element of a list.
     *
     * @param empty the SQL that replaces the fragment if there is no row or element
     */
    public SqlBuilder repeated(String empty, Runnable part) {
        int from = text.length();
        int first = binds.size();
        part.run();
        repeats.add(new RepeatedFragment(from, text.length(), first, binds.size() - first, empty));
        return this;
    }

    boolean hasParameters() {
        return !binds.isEmpty();
    }

    /**
     * Adds the condition {@code $1}, which is true, to a text without parameters.
     *
     * @param from where {@code WHERE} begins, or would begin
     * @param to where its condition ends; {@code from} if there is none
     */
    void addTrue(int from, int to) {
        binds.add(new Bind.True());
        if (from == to) {
            insert(from, " WHERE $1");
        } else {
            insert(to, ")");
            insert(from + " WHERE ".length(), "$1 AND (");
        }
    }

    int length() {
        return text.length();
    }

    /** Returns the position after the first word. */
    int firstWord() {
        return text.indexOf(" ");
    }

    void insert(int position, String sql) {
        text.insert(position, sql);
        repeats.replaceAll(repeat -> repeat.from() < position ? repeat : repeat.movedBy(sql.length()));
    }

    SqlText build() {
        return new SqlText(text.toString(), binds, generated, repeats);
    }
}
