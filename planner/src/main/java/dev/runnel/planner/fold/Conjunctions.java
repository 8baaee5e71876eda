package dev.runnel.planner.fold;

import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import java.util.List;

/** Builds AND and OR of any number of terms: no terms are true and false, one term is the term itself. */
public final class Conjunctions {
    private Conjunctions() {}

    /** The conjunction. */
    public static TableExpr and(List<TableExpr> terms) {
        return switch (terms.size()) {
            case 0 -> ValueExpr.TRUE;
            case 1 -> terms.get(0);
            default -> new And(terms);
        };
    }

    /** The disjunction. */
    public static TableExpr or(List<TableExpr> terms) {
        return switch (terms.size()) {
            case 0 -> ValueExpr.FALSE;
            case 1 -> terms.get(0);
            default -> new Or(terms);
        };
    }

    /** The terms of a conjunction; a single condition is one term, true is none. */
    public static List<TableExpr> conjuncts(TableExpr condition) {
        if (condition instanceof And and) {
            return and.terms();
        }
        return condition.equals(ValueExpr.TRUE) ? List.of() : List.of(condition);
    }
}
