package dev.runnel.stmt;

import java.util.List;

/**
 * The groups of a select: rows with equal keys are one group. NULL equals NULL. The order and the selection of the select are expressions of a
 * group: {@link ModelExpr.GroupKey} and {@link ModelExpr.Aggregate}.
 *
 * @param keys expressions of a row, at least one
 * @param having a condition on a group; {@code true} for all groups
 */
public record Grouping(List<ModelExpr> keys, ModelExpr having) {
    public Grouping {
        keys = List.copyOf(keys);
    }
}
