package dev.runnel.planner.index;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.ReadItems.Access;
import dev.runnel.spi.ReadItems.ByIndex;
import dev.runnel.spi.ReadItems.ByKey;
import dev.runnel.spi.ReadItems.ByPartition;
import dev.runnel.spi.ReadItems.Scan;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.KeyInList;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The access path to the items of a table for a condition.
 *
 * @param residual the conjuncts that the access does not apply; they are tested in memory
 */
public record AccessPath(Access access, List<TableExpr> residual) {
    public AccessPath {
        residual = List.copyOf(residual);
    }

    /**
     * The best path for the conjuncts. In this order: the primary key, an index or a unique constraint, a partition of
     * the key, a prefix of an index, a scan.
     *
     * @param uniquePrefixes whether the first columns of a unique constraint find items
     */
    static AccessPath of(Table table, List<TableExpr> conjuncts, boolean uniquePrefixes) {
        Map<Column, ColumnEquality> equalities = new HashMap<>();
        for (TableExpr conjunct : conjuncts) {
            equalitiesOf(conjunct)
                    .forEach(equality -> equalities.merge(equality.column, equality, ColumnEquality::moreSelective));
        }
        return byFullKey(table.key(), equalities, conjuncts, ByKey::new)
                .or(() -> byKeyList(table.key(), conjuncts, ByKey::new))
                .or(() -> first(
                        indexed(table),
                        columns -> byFullKey(columns, equalities, conjuncts, key -> new ByIndex(columns, key))
                                .or(() -> byKeyList(columns, conjuncts, key -> new ByIndex(columns, key)))))
                .or(() -> byPrefix(table.key(), table.partition(), equalities, conjuncts, ByPartition::new))
                .or(() -> first(
                        prefixed(table, uniquePrefixes),
                        columns -> byPrefix(columns, 1, equalities, conjuncts, key -> new ByIndex(columns, key))))
                .orElseGet(() -> new AccessPath(new Scan(), conjuncts));
    }

    private static Optional<AccessPath> first(
            List<List<Column>> indexed, Function<List<Column>, Optional<AccessPath>> path) {
        return indexed.stream().flatMap(columns -> path.apply(columns).stream()).findFirst();
    }

    /** Access by a value for each column. */
    private static Optional<AccessPath> byFullKey(
            List<Column> columns,
            Map<Column, ColumnEquality> equalities,
            List<TableExpr> conjuncts,
            Function<List<Value>, Access> access) {
        return covering(columns, equalities)
                .map(found -> new AccessPath(access.apply(values(found)), without(conjuncts, found)));
    }

    /** Access by a list of composite keys. */
    private static Optional<AccessPath> byKeyList(
            List<Column> columns, List<TableExpr> conjuncts, Function<List<Value>, Access> access) {
        return conjuncts.stream()
                .filter(KeyInList.class::isInstance)
                .map(KeyInList.class::cast)
                .filter(in -> in.columns().stream().allMatch(AccessPath::isOwn) && sameColumns(columns, columnsOf(in)))
                .findFirst()
                .map(in -> new AccessPath(
                        access.apply(inOrderOf(columns, columnsOf(in), List.copyOf(in.keys()))),
                        conjuncts.stream().filter(conjunct -> conjunct != in).toList()));
    }

    private static List<Column> columnsOf(KeyInList in) {
        return in.columns().stream().map(ref -> ((ColumnRef) ref).column()).toList();
    }

    /**
     * Access by values of the first columns, at least {@code least} of them, if none of the other columns is nullable.
     */
    private static Optional<AccessPath> byPrefix(
            List<Column> columns,
            int least,
            Map<Column, ColumnEquality> equalities,
            List<TableExpr> conjuncts,
            Function<List<Value>, Access> access) {
        for (int parts = columns.size() - 1; parts >= least && isRequired(columns, parts); parts--) {
            Optional<AccessPath> path = byFullKey(columns.subList(0, parts), equalities, conjuncts, access);
            if (path.isPresent()) {
                return path;
            }
        }
        return Optional.empty();
    }

    /** Whether every item is in the index: an item with a null component is not. */
    private static boolean isRequired(List<Column> columns, int at) {
        return !columns.get(at).type().nullable();
    }

    /** The path to the rows whose {@code columns} equal one of many keys. Without an index it is a scan. */
    static Access toKeys(Table table, List<Column> columns, List<Value> keys, boolean uniquePrefixes) {
        if (sameColumns(table.key(), columns)) {
            return new ByKey(inOrderOf(table.key(), columns, keys));
        }
        Optional<Access> indexed = indexed(table).stream()
                .filter(index -> sameColumns(index, columns))
                .findFirst()
                .map(index -> new ByIndex(index, inOrderOf(index, columns, keys)));
        return indexed.or(() -> prefix(table, columns, keys, uniquePrefixes)).orElseGet(Scan::new);
    }

    /** Access by the columns as a prefix of the key or of an index. */
    private static Optional<Access> prefix(
            Table table, List<Column> columns, List<Value> keys, boolean uniquePrefixes) {
        int parts = columns.size();
        if (parts >= table.partition() && isPrefix(table.key(), columns)) {
            return Optional.of(new ByPartition(inOrderOf(table.key().subList(0, parts), columns, keys)));
        }
        return prefixed(table, uniquePrefixes).stream()
                .filter(index -> isPrefix(index, columns)
                        && index.subList(parts, index.size()).stream()
                                .noneMatch(column -> column.type().nullable()))
                .findFirst()
                .map(index -> new ByIndex(index, inOrderOf(index.subList(0, parts), columns, keys)));
    }

    private static boolean isPrefix(List<Column> index, List<Column> columns) {
        return index.size() > columns.size() && sameColumns(index.subList(0, columns.size()), columns);
    }

    private static boolean sameColumns(List<Column> index, List<Column> columns) {
        return index.size() == columns.size() && columns.containsAll(index);
    }

    private static List<Value> inOrderOf(List<Column> index, List<Column> columns, List<Value> keys) {
        return index.stream().map(column -> keys.get(columns.indexOf(column))).toList();
    }

    private static List<List<Column>> indexed(Table table) {
        return Stream.concat(table.uniques().stream(), table.indexes().stream())
                .map(NamedColumns::columns)
                .toList();
    }

    /** The sets of columns whose first columns find items. */
    private static List<List<Column>> prefixed(Table table, boolean uniquePrefixes) {
        return uniquePrefixes
                ? indexed(table)
                : table.indexes().stream().map(NamedColumns::columns).toList();
    }

    /** The columns of an item that the conjuncts equate with values: an index on them would find the items. */
    static List<Column> equated(List<TableExpr> conjuncts) {
        return conjuncts.stream()
                .flatMap(conjunct -> equalitiesOf(conjunct).stream())
                .map(ColumnEquality::column)
                .distinct()
                .toList();
    }

    /** A column that a conjunct equates with a value, or with the elements of a list. */
    private record ColumnEquality(Column column, Value value, TableExpr conjunct) {
        /** Prefers a single value: it can be a component of any key, while a list is only a key by itself. */
        ColumnEquality moreSelective(ColumnEquality other) {
            return value instanceof Value.ListParam ? other : this;
        }
    }

    private static List<ColumnEquality> equalitiesOf(TableExpr conjunct) {
        List<ColumnEquality> found = new ArrayList<>();
        if (conjunct instanceof Compare compare && compare.op() == CompareOp.EQ) {
            addEquality(found, compare.left(), compare.right(), conjunct);
            addEquality(found, compare.right(), compare.left(), conjunct);
        } else if (conjunct instanceof InList in && isOwn(in.operand())) {
            found.add(new ColumnEquality(((ColumnRef) in.operand()).column(), in.list(), conjunct));
        } else if (conjunct instanceof KeyEquals match) {
            for (int i = 0; i < match.left().size(); i++) {
                addEquality(found, match.left().get(i), match.right().get(i), conjunct);
            }
        }
        return found;
    }

    private static void addEquality(List<ColumnEquality> found, TableExpr column, TableExpr value, TableExpr conjunct) {
        if (isOwn(column)
                && value instanceof ValueExpr constant
                && !constant.type().nullable()) {
            found.add(new ColumnEquality(((ColumnRef) column).column(), constant.value(), conjunct));
        }
    }

    private static boolean isOwn(TableExpr expr) {
        return expr instanceof ColumnRef ref && ref.depth() == 0 && ref.source() == 0;
    }

    private static Optional<List<ColumnEquality>> covering(
            List<Column> columns, Map<Column, ColumnEquality> equalities) {
        List<ColumnEquality> found = new ArrayList<>();
        for (Column column : columns) {
            ColumnEquality equality = equalities.get(column);
            boolean fits = equality != null && (columns.size() == 1 || !(equality.value instanceof Value.ListParam));
            if (!fits) {
                return Optional.empty();
            }
            found.add(equality);
        }
        return Optional.of(found);
    }

    private static List<Value> values(List<ColumnEquality> found) {
        return found.stream().map(ColumnEquality::value).toList();
    }

    private static List<TableExpr> without(List<TableExpr> conjuncts, List<ColumnEquality> found) {
        return conjuncts.stream()
                .filter(conjunct -> !isAnswered(conjunct, found))
                .toList();
    }

    /** A match of a composite key is answered only if all of its columns are. */
    private static boolean isAnswered(TableExpr conjunct, List<ColumnEquality> found) {
        long parts = conjunct instanceof KeyEquals match ? match.left().size() : 1;
        return found.stream().filter(equality -> equality.conjunct == conjunct).count() == parts;
    }
}
