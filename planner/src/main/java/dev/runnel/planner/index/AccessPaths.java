package dev.runnel.planner.index;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Capabilities.ItemRead;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.Access;
import dev.runnel.spi.ReadItems.AnyOf;
import dev.runnel.spi.ReadItems.ByIndex;
import dev.runnel.spi.ReadItems.ByKey;
import dev.runnel.spi.ReadItems.Scan;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.stmt.StatementOptions;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses the access paths of a statement on a key-value store.
 *
 * @param options the permissions of the statement
 */
public record AccessPaths(Capabilities capabilities, StatementOptions options) {
    /**
     * Returns the best path for a condition.
     *
     * @throws UnsupportedFeatureException if it is a scan, and scans are not allowed
     */
    public AccessPath of(Table table, List<TableExpr> conjuncts) {
        AccessPath path = AccessPath.of(table, conjuncts, has(ItemRead.UNIQUE_PREFIX));
        if (path.access() instanceof Scan && has(ItemRead.ANY_OF)) {
            Optional<Access> several = conjuncts.stream()
                    .filter(Or.class::isInstance)
                    .flatMap(or -> anyOf(table, (Or) or).stream())
                    .findFirst();
            if (several.isPresent()) {
                return new AccessPath(several.get(), conjuncts);
            }
        }
        return new AccessPath(allowed(path.access(), table, AccessPath.equated(conjuncts)), path.residual());
    }

    /** The access paths of the terms, those by key and partition first; empty if a term needs a scan, or several need an index. */
    private Optional<Access> anyOf(Table table, Or or) {
        List<Access> paths = new ArrayList<>();
        int indexes = 0;
        for (TableExpr term : or.terms()) {
            Access access = AccessPath.of(table, Conjunctions.conjuncts(term), has(ItemRead.UNIQUE_PREFIX))
                    .access();
            if (access instanceof Scan) {
                return Optional.empty();
            }
            if (access instanceof ByIndex) {
                indexes++;
                paths.add(access);
            } else {
                paths.add(0, access);
            }
        }
        return indexes > 1 ? Optional.empty() : Optional.of(new AnyOf(paths));
    }

    /**
     * Returns the path to the rows whose {@code columns} equal one of many keys.
     *
     * @throws UnsupportedFeatureException if it is a scan, and scans are not allowed
     */
    public Access toKeys(Table table, List<Column> columns, List<Value> keys) {
        return allowed(AccessPath.toKeys(table, columns, keys, has(ItemRead.UNIQUE_PREFIX)), table, columns);
    }

    /** Returns the sequence of an access path; empty if the store has no sequences or the path has none. */
    public Optional<ItemSequence> sequence(Table table, AccessPath path, List<Sort> order) {
        return has(ItemRead.SEQUENCE)
                ? ItemSequence.of(table, path.access(), path.residual(), order)
                : Optional.empty();
    }

    /** Returns a read with the conjuncts that the store evaluates, and with the consistency of the statement. */
    public ReadItems refined(ReadItems read, List<TableExpr> conjuncts) {
        ReadItems consistent = options.eventual() && has(ItemRead.EVENTUAL) ? read.asEventual() : read;
        return has(ItemRead.CONDITION)
                ? consistent.withCondition(Conjunctions.and(ItemCondition.of(read, conjuncts)))
                : consistent;
    }

    /** Returns whether the store counts the items of a read itself: all of its conditions are part of the read. */
    public boolean counts(ReadItems read, List<TableExpr> conjuncts) {
        return has(ItemRead.COUNT)
                && !(read.access() instanceof ByKey)
                && !(read.access() instanceof AnyOf)
                && !(read.access() instanceof ByIndex index
                        && read.table().uniques().stream()
                                .anyMatch(unique -> unique.columns().equals(index.columns())))
                && (conjuncts.isEmpty()
                        || has(ItemRead.CONDITION)
                                && ItemCondition.of(read, conjuncts).equals(conjuncts)
                                && conjuncts.stream().noneMatch(ItemCondition::dependsOnValues));
    }

    private boolean has(ItemRead feature) {
        return capabilities.reads().has(feature);
    }

    /** @param missing the columns of the index that would avoid a scan */
    private Access allowed(Access access, Table table, List<Column> missing) {
        if (!(access instanceof Scan) || has(ItemRead.SCAN) || options.allowScan()) {
            return access;
        }
        UnsupportedFeatureException refused = new UnsupportedFeatureException(
                ErrorCode.SCAN_NOT_ALLOWED, "the statement reads a whole table, which is not allowed");
        refused.with("backend", capabilities.name()).with("table", table.name());
        if (missing.isEmpty()) {
            return refuse(refused, "filter by the key or an index, or call allowScan()");
        }
        refused.with("missing index", missing.stream().map(Column::name).collect(Collectors.joining(", ")));
        return refuse(refused, "add @Index on these columns, filter by the key or another index, or call allowScan()");
    }

    private static Access refuse(UnsupportedFeatureException refused, String hint) {
        refused.hint(hint);
        throw refused;
    }
}
