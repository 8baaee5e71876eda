package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import java.util.List;

/** And and Or of any number of terms: of none they are true and false, of one the term. */
public final class Conjunctions {
    private Conjunctions() {}

    /** Every term. */
    public static TableExpr and(List<TableExpr> terms) {
        return switch (terms.size()) {
            case 0 -> ValueExpr.TRUE;
            case 1 -> terms.get(0);
            default -> new And(terms);
        };
    }

    /** Some term. */
    public static TableExpr or(List<TableExpr> terms) {
        return switch (terms.size()) {
            case 0 -> ValueExpr.FALSE;
            case 1 -> terms.get(0);
            default -> new Or(terms);
        };
    }

    /** The terms of a condition that must all hold. */
    public static List<TableExpr> conjuncts(TableExpr condition) {
        if (condition instanceof And and) {
            return and.terms();
        }
        return condition.equals(ValueExpr.TRUE) ? List.of() : List.of(condition);
    }
}
