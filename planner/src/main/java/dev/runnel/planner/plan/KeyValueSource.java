package dev.runnel.planner.plan;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * A source of a select whose items are in memory: the positions of its columns, and the rows that are merged into its
 * rows.
 */
final class KeyValueSource {
    private final Table table;
    private final List<Column> columns;
    private final List<Integer> path;
    private final List<Type.Part> parts = new ArrayList<>();
    private int node;

    /**
     * @param columns the first columns of its rows, by position
     * @param path the cells that lead to its row, from the row of the select's own table
     * @param node the node of its rows
     */
    KeyValueSource(Table table, List<Column> columns, List<Integer> path, int node) {
        this.table = table;
        this.columns = columns;
        this.path = path;
        this.node = node;
        columns.forEach(column -> parts.add(new Type.Part(column.name(), column.type())));
    }

    Table table() {
        return table;
    }

    /** The node of its rows, after the merges so far. */
    int node() {
        return node;
    }

    void node(int merged) {
        node = merged;
    }

    Type.Tuple type() {
        return new Type.Tuple(parts);
    }

    List<Column> columns() {
        return columns;
    }

    List<Integer> path() {
        return path;
    }

    /** The path to one of its cells. */
    List<Integer> pathTo(int cell) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(cell);
        return longer;
    }

    int cell(Column column) {
        int cell = columns.indexOf(column);
        if (cell < 0) {
            throw new IllegalStateException("The items of " + table + " were read without " + column);
        }
        return cell;
    }

    List<Integer> cells(List<Column> wanted) {
        return wanted.stream().map(this::cell).toList();
    }

    /** The current number of cells of its rows. */
    int width() {
        return parts.size();
    }

    /** Adds a cell for rows to be merged. */
    void append(String name, Type type) {
        parts.add(new Type.Part(name, type));
    }
}
