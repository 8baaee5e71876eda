package dev.runnel.planner.index;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.ReadItems.Access;
import dev.runnel.spi.ReadItems.ByIndex;
import dev.runnel.spi.ReadItems.ByKey;
import dev.runnel.spi.ReadItems.Scan;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.KeyMatch;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the items of a table are found, and what of the condition that answers.
 *
 * @param residual the conjuncts that the access does not answer
 */
public record AccessPath(Access access, List<TableExpr> residual) {
    public AccessPath {
        residual = List.copyOf(residual);
    }

    /** The best path for conjuncts: the primary key, else an index or a unique constraint, else a scan. */
    public static AccessPath of(Table table, List<TableExpr> conjuncts) {
        Map<Column, Pinned> pinned = new HashMap<>();
        for (TableExpr conjunct : conjuncts) {
            pin(conjunct).forEach(pin -> pinned.merge(pin.column, pin, Pinned::narrower));
        }
        Optional<List<Pinned>> key = covering(table.key(), pinned);
        if (key.isPresent()) {
            return new AccessPath(new ByKey(values(key.get())), without(conjuncts, key.get()));
        }
        for (List<Column> columns : indexed(table)) {
            Optional<List<Pinned>> index = covering(columns, pinned);
            if (index.isPresent()) {
                return new AccessPath(new ByIndex(columns, values(index.get())), without(conjuncts, index.get()));
            }
        }
        return new AccessPath(new Scan(), conjuncts);
    }

    /** The path to the rows whose {@code columns} are one of many keys. Without an index all rows are read. */
    public static Access toKeys(Table table, List<Column> columns, List<Value> keys) {
        if (areSame(table.key(), columns)) {
            return new ByKey(inOrderOf(table.key(), columns, keys));
        }
        return indexed(table).stream()
                .filter(index -> areSame(index, columns))
                .findFirst()
                .<Access>map(index -> new ByIndex(index, inOrderOf(index, columns, keys)))
                .orElseGet(Scan::new);
    }

    private static boolean areSame(List<Column> index, List<Column> columns) {
        return index.size() == columns.size() && index.containsAll(columns);
    }

    private static List<Value> inOrderOf(List<Column> index, List<Column> columns, List<Value> keys) {
        return index.stream().map(column -> keys.get(columns.indexOf(column))).toList();
    }

    private static List<List<Column>> indexed(Table table) {
        return Stream.concat(table.uniques().stream(), table.indexes().stream())
                .map(NamedColumns::columns)
                .toList();
    }

    /** A column that a conjunct holds to a value, or to a list of them. */
    private record Pinned(Column column, Value value, TableExpr conjunct) {
        /** A single value is part of any key, a list only a key by itself. */
        Pinned narrower(Pinned other) {
            return value instanceof Value.ListParam ? other : this;
        }
    }

    private static List<Pinned> pin(TableExpr conjunct) {
        List<Pinned> pins = new ArrayList<>();
        if (conjunct instanceof Compare compare && compare.op() == CompareOp.EQ) {
            addPin(pins, compare.left(), compare.right(), conjunct);
            addPin(pins, compare.right(), compare.left(), conjunct);
        } else if (conjunct instanceof InList in && isOwn(in.operand())) {
            pins.add(new Pinned(((ColumnRef) in.operand()).column(), in.list(), conjunct));
        } else if (conjunct instanceof KeyMatch match) {
            for (int i = 0; i < match.left().size(); i++) {
                addPin(pins, match.left().get(i), match.right().get(i), conjunct);
            }
        }
        return pins;
    }

    private static void addPin(List<Pinned> pins, TableExpr column, TableExpr value, TableExpr conjunct) {
        if (isOwn(column)
                && value instanceof ValueExpr constant
                && !constant.type().nullable()) {
            pins.add(new Pinned(((ColumnRef) column).column(), constant.value(), conjunct));
        }
    }

    private static boolean isOwn(TableExpr expr) {
        return expr instanceof ColumnRef ref && ref.up() == 0 && ref.source() == 0;
    }

    private static Optional<List<Pinned>> covering(List<Column> columns, Map<Column, Pinned> pinned) {
        List<Pinned> pins = new ArrayList<>();
        for (Column column : columns) {
            Pinned pin = pinned.get(column);
            boolean fits = pin != null && (columns.size() == 1 || !(pin.value instanceof Value.ListParam));
            if (!fits) {
                return Optional.empty();
            }
            pins.add(pin);
        }
        return Optional.of(pins);
    }

    private static List<Value> values(List<Pinned> pins) {
        return pins.stream().map(Pinned::value).toList();
    }

    private static List<TableExpr> without(List<TableExpr> conjuncts, List<Pinned> pins) {
        return conjuncts.stream()
                .filter(conjunct -> !isAnswered(conjunct, pins))
                .toList();
    }

    /** A match of a key of several columns is answered where every one of them is. */
    private static boolean isAnswered(TableExpr conjunct, List<Pinned> pins) {
        long parts = conjunct instanceof KeyMatch match ? match.left().size() : 1;
        return pins.stream().filter(pin -> pin.conjunct == conjunct).count() == parts;
    }
}
