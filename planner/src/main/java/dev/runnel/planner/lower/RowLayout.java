package dev.runnel.planner.lower;

import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Table;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import java.util.ArrayList;
import java.util.List;

/**
 * The positions of the columns of a record in a row: fields that are not deferred first, in order, then the included
 * ones.
 */
public final class RowLayout {
    private final Table table;
    private final List<Column> columns = new ArrayList<>();
    private DecodeLayout loads;

    private RowLayout(Entity entity, Table table) {
        this.table = table;
        this.loads =
                DecodeLayout.none(entity.fields().size(), entity.relations().size());
        for (Field field : entity.fields()) {
            if (!field.deferred()) {
                columns.add(column(field));
            }
        }
    }

    /** The layout with the fields that every read contains. */
    public static RowLayout of(Entity entity, Table table) {
        return new RowLayout(entity, table);
    }

    /** The layout with every field. */
    public static RowLayout whole(Entity entity, Table table) {
        RowLayout layout = of(entity, table);
        entity.fields().stream().filter(Field::deferred).forEach(layout::load);
        return layout;
    }

    /** Adds a deferred field. */
    public void load(Field field) {
        loads = loads.withField(field.index(), positionOf(field));
    }

    /** The position of a field. A missing field is appended. */
    public int positionOf(Field field) {
        Column column = column(field);
        int position = columns.indexOf(column);
        if (position < 0) {
            columns.add(column);
            return columns.size() - 1;
        }
        return position;
    }

    public List<Integer> positionsOf(List<Field> fields) {
        return fields.stream().map(this::positionOf).toList();
    }

    public List<Column> columns() {
        return List.copyOf(columns);
    }

    public List<TableExpr> selection() {
        return columns.stream().<TableExpr>map(ColumnRef::own).toList();
    }

    public DecodeLayout loads() {
        return loads;
    }

    private Column column(Field field) {
        return table.columns().get(field.index());
    }
}
