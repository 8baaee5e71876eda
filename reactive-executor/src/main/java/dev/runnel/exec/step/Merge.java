package dev.runnel.exec.step;

import dev.runnel.Deferred;
import dev.runnel.error.ConflictException;
import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.planner.program.MergeOutput;
import dev.runnel.planner.program.MirNode;
import dev.runnel.schema.Relation;
import dev.runnel.spi.RowReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Executes a {@link MirNode.NestedMerge}. Created once per plan. In: parents and children. Out: parents in input
 * order, with the relation in one more cell; children of a parent in input order. Each child is decoded once, even if
 * several parents share it, so records are built bottom-up. Cost: O(parents + children) time, holds the children once.
 * Errors: {@code ConflictException} if the row of a required eager relation is missing. A child without a parent is
 * dropped. Source: the nested merge of Toasty.
 */
final class Merge implements Step {
    private final int parents;
    private final int children;
    private final int cell;
    private final int[] parentCells;
    private final int[] childCells;
    private final Component component;

    /**
     * @param parents the slot of the parents
     * @param children the slot of the children
     */
    Merge(MirNode.NestedMerge merge, int parents, int children, PlanContext preparation) {
        this.parents = parents;
        this.children = children;
        this.cell = merge.cell();
        this.parentCells = RowKeys.cells(merge.parentCells());
        this.childCells = RowKeys.cells(merge.childCells());
        this.component = merge.shape().accept(new Components(preparation));
    }

    @Override
    public void execute(WindowSlots slots) {
        Map<Object, ?> byKey = component.many() ? lists(slots) : firsts(slots);
        for (Object[] parent : slots.rows(parents)) {
            Object key = RowKeys.of(parent, parentCells);
            parent[cell] = component.of(key == null ? null : byKey.get(key));
        }
    }

    private Map<Object, Object> firsts(WindowSlots slots) {
        Map<Object, Object> byKey = new HashMap<>();
        BufferedRows.Cursor cursor = new BufferedRows.Cursor();
        for (Object[] child : slots.rows(children)) {
            Object key = RowKeys.of(child, childCells);
            if (key != null && !byKey.containsKey(key)) {
                byKey.put(key, component.child(child, cursor));
            }
        }
        return byKey;
    }

    private Map<Object, List<Object>> lists(WindowSlots slots) {
        Map<Object, List<Object>> byKey = new HashMap<>();
        BufferedRows.Cursor cursor = new BufferedRows.Cursor();
        for (Object[] child : slots.rows(children)) {
            Object key = RowKeys.of(child, childCells);
            if (key != null) {
                byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(component.child(child, cursor));
            }
        }
        byKey.replaceAll((key, children) -> Collections.unmodifiableList(children));
        return byKey;
    }

    /** The value that a parent receives for its children. */
    private interface Component {
        boolean many();

        Object child(@Nullable Object[] row, BufferedRows.Cursor cursor);

        /** @param found the child, or the list of the children; null if there is none */
        @Nullable
        Object of(@Nullable Object found);
    }

    private record RawRow() implements Component {
        @Override
        public boolean many() {
            return false;
        }

        @Override
        public Object child(@Nullable Object[] row, BufferedRows.Cursor cursor) {
            return row;
        }

        @Override
        public @Nullable Object of(@Nullable Object found) {
            return found;
        }
    }

    private record RawRows() implements Component {
        @Override
        public boolean many() {
            return true;
        }

        @Override
        public Object child(@Nullable Object[] row, BufferedRows.Cursor cursor) {
            return row;
        }

        @Override
        public Object of(@Nullable Object found) {
            return found == null ? List.of() : found;
        }
    }

    /** Decoded children, without a {@code Deferred} around them. */
    private record DecodedChildren(Component raw, RowReader<Object> reader) implements Component {
        @Override
        public boolean many() {
            return raw.many();
        }

        @Override
        public Object child(@Nullable Object[] row, BufferedRows.Cursor cursor) {
            return reader.read(cursor.at(row));
        }

        @Override
        public @Nullable Object of(@Nullable Object found) {
            return raw.of(found);
        }
    }

    private record Related(Relation relation, boolean partial, RowReader<Object> reader) implements Component {
        @Override
        public boolean many() {
            return !relation.toOne();
        }

        @Override
        public Object child(@Nullable Object[] row, BufferedRows.Cursor cursor) {
            return reader.read(cursor.at(row));
        }

        @Override
        public Object of(@Nullable Object found) {
            return found == null ? noChild() : RelationValues.loaded(relation, found, partial);
        }

        private Object noChild() {
            if (many()) {
                return RelationValues.loaded(relation, List.of(), partial);
            }
            if (relation.optional()) {
                return RelationValues.none(relation, partial);
            }
            if (relation.eager()) {
                throw new ConflictException("the row of a required relation was deleted while the query ran", null)
                        .with("relation", relation.toString())
                        .hint("run the query again, or in a transaction with isolation REPEATABLE_READ");
            }
            return partial ? Deferred.unloaded(relation.toString(), true) : Deferred.missing(relation.toString());
        }
    }

    private record Components(PlanContext preparation) implements MergeOutput.Visitor<Component> {
        @Override
        public Component visitRowOrNull(MergeOutput.RowOrNull shape) {
            return new RawRow();
        }

        @Override
        public Component visitRows(MergeOutput.Rows shape) {
            return new RawRows();
        }

        @Override
        public Component visitSelected(MergeOutput.Selected shape) {
            RowReader<Object> reader = shape.child().map(preparation::records).orElse(null);
            Component raw = shape.relation().toOne() ? new RawRow() : new RawRows();
            return reader == null ? raw : new DecodedChildren(raw, reader);
        }

        @Override
        public Component visitRecords(MergeOutput.Records shape) {
            return new Related(shape.relation(), shape.partial(), preparation.records(shape.child()));
        }
    }
}
