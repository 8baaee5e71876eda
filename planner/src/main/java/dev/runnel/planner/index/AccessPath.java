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
            pin(conjunct).forEach(pin -> pinned.putIfAbsent(pin.column, pin));
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
        if (table.key().equals(columns)) {
            return new ByKey(keys);
        }
        return indexed(table).contains(columns) ? new ByIndex(columns, keys) : new Scan();
    }

    private static List<List<Column>> indexed(Table table) {
        return Stream.concat(table.uniques().stream(), table.indexes().stream())
                .map(NamedColumns::columns)
                .toList();
    }

    /** A column that a conjunct holds to a value, or to a list of them. */
    private record Pinned(Column column, Value value, TableExpr conjunct) {}

    private static List<Pinned> pin(TableExpr conjunct) {
        List<Pinned> pins = new ArrayList<>();
        if (conjunct instanceof Compare compare && compare.op() == CompareOp.EQ) {
            addPin(pins, compare.left(), compare.right(), conjunct);
            addPin(pins, compare.right(), compare.left(), conjunct);
        } else if (conjunct instanceof InList in && isOwn(in.operand())) {
            pins.add(new Pinned(((ColumnRef) in.operand()).column(), in.list(), conjunct));
        } else if (conjunct instanceof KeyMatch match && match.left().size() == 1) {
            addPin(pins, match.left().get(0), match.right().get(0), conjunct);
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
                .filter(conjunct -> pins.stream().noneMatch(pin -> pin.conjunct == conjunct))
                .toList();
    }
}
