package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects the text of one statement, and its parameters. */
public final class SqlBuilder {
    private final Dialect dialect;
    private final StringBuilder text = new StringBuilder();
    private final List<Bind> binds = new ArrayList<>();
    private final List<RepeatedFragment> repeats = new ArrayList<>();
    private List<String> generated = List.of();

    SqlBuilder(Dialect dialect) {
        this.dialect = dialect;
    }

    /** SQL as it stands. */
    public SqlBuilder append(String sql) {
        text.append(sql);
        return this;
    }

    /** A quoted name. */
    public SqlBuilder name(String identifier) {
        text.append(dialect.quoted(identifier));
        return this;
    }

    /** The quoted name of a table. */
    public SqlBuilder table(Table table) {
        text.append(dialect.quoted(table.at()));
        return this;
    }

    /** A parameter; the same value is one parameter wherever it stands, if the dialect numbers them. */
    public SqlBuilder bind(Bind bind) {
        dialect.parameter(this, bind);
        return this;
    }

    /** A parameter for itself. */
    public SqlBuilder next(Bind bind) {
        binds.add(bind);
        text.append('?');
        return this;
    }

    /** A parameter {@code $n}; a repeated one has the number of the first. */
    public SqlBuilder numbered(Bind bind) {
        int index = binds.indexOf(bind);
        if (index < 0) {
            index = binds.size();
            binds.add(bind);
        }
        text.append('$').append(index + 1);
        return this;
    }

    /** Runs an action for each item, with the separator between two. */
    public <T> SqlBuilder join(String separator, List<T> items, Consumer<? super T> each) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                text.append(separator);
            }
            each.accept(items.get(i));
        }
        return this;
    }

    /** Quoted names of columns, separated by commas. */
    public SqlBuilder names(List<Column> columns) {
        return join(", ", columns, column -> name(column.name()));
    }

    /**
     * What columns hold, separated by commas.
     *
     * @param source what stands before each name
     */
    public SqlBuilder values(String source, List<Column> columns) {
        return join(", ", columns, column -> value(source, column));
    }

    /** What a column holds. */
    public SqlBuilder value(String source, Column column) {
        if (column.declared() instanceof ColumnType.NativeType own) {
            dialect.decodeNative(this, own, () -> append(source).name(column.name()));
            return this;
        }
        return append(source).name(column.name());
    }

    /** Columns that the write gives back by the driver's means, not by its text. */
    void generated(List<Column> columns) {
        generated = columns.stream().map(Column::name).toList();
    }

    /**
     * A part that is sent once for each row or element.
     *
     * @param empty what stands there without any
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

    /** Where the first word ends. */
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
