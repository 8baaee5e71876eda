package dev.runnel.planner.index;

import dev.runnel.schema.Column;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.ByIndex;
import dev.runnel.spi.ReadItems.ByKey;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.StorageType;
import java.util.List;

/**
 * The conditions on one item that a store evaluates with the same result: comparisons of a column with a value, lists, NULL, the beginning and a part of
 * a text, and their combinations. A store has no conditions on the columns of the access path, and none on items that it gets by key.
 */
public final class ItemCondition {
    /** An expression of a store has a maximum length. */
    private static final int MOST_OPERATORS = 40;

    private ItemCondition() {}

    /** Returns the conjuncts that the store evaluates for a read. */
    public static List<TableExpr> of(ReadItems read, List<TableExpr> conjuncts) {
        boolean single = read.access() instanceof ByKey
                || read.access() instanceof ByIndex index
                        && read.table().uniques().stream()
                                .anyMatch(unique -> unique.columns().equals(index.columns()));
        if (single) {
            return List.of();
        }
        List<TableExpr> found = conjuncts.stream()
                .filter(conjunct -> isEvaluable(conjunct, read.path()))
                .toList();
        return found.stream().mapToInt(ItemCondition::operators).sum() <= MOST_OPERATORS ? found : List.of();
    }

    /** Returns whether a driver may leave the condition out because of its values: a list that is too long, or an empty text. */
    static boolean dependsOnValues(TableExpr condition) {
        return condition.contains(part -> part instanceof InList || part instanceof Call);
    }

    private static int operators(TableExpr condition) {
        int[] number = {1};
        condition.mapChildren(child -> {
            number[0] += operators(child);
            return child;
        });
        return number[0];
    }

    private static boolean isEvaluable(TableExpr condition, List<Column> path) {
        if (condition instanceof And and) {
            return and.terms().stream().allMatch(term -> isEvaluable(term, path));
        }
        if (condition instanceof Or or) {
            return or.terms().stream().allMatch(term -> isEvaluable(term, path));
        }
        if (condition instanceof Not not) {
            return isEvaluable(not.condition(), path);
        }
        if (condition instanceof IsNull absent) {
            return isColumn(absent.operand(), path);
        }
        if (condition instanceof InList in) {
            return isColumn(in.operand(), path);
        }
        if (condition instanceof Compare compare) {
            return isColumn(compare.left(), path) && isValue(compare.right());
        }
        return condition instanceof Call call
                && (call.function() == BuiltInFunctions.STARTS_WITH || call.function() == BuiltInFunctions.CONTAINS)
                && isColumn(call.operands().get(0), path)
                && isValue(call.operands().get(1));
    }

    private static boolean isValue(TableExpr expr) {
        return expr instanceof ValueExpr value && !value.type().nullable();
    }

    /** Binary fractions are compared in memory: a store has one zero, and Java has two. */
    private static boolean isColumn(TableExpr expr, List<Column> path) {
        return expr instanceof ColumnRef ref
                && ref.depth() == 0
                && ref.source() == 0
                && !path.contains(ref.column())
                && ref.type().storage() != StorageType.F32
                && ref.type().storage() != StorageType.F64;
    }
}
