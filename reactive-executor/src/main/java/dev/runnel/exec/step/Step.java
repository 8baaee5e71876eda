package dev.runnel.exec.step;

import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.Schedule;
import dev.runnel.spi.SelectRows.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Executes a node that works in memory. Created once per plan. Cost: O(rows); a sort and a distinct O(rows log rows).
 */
@FunctionalInterface
interface Step {
    void execute(WindowSlots slots);

    /** Creates the step of the node at this position. */
    static Step of(Schedule schedule, int at, PlanContext preparation) {
        return schedule.nodes()
                .get(at)
                .accept(new Runners(schedule, schedule.slots().get(at), at, preparation));
    }

    private static Step filter(MirNode.Filter filter, int slot) {
        CompiledPredicate test = CompiledPredicate.of(filter.test());
        return slots -> {
            List<@Nullable Object[]> remaining = new ArrayList<>();
            EvaluationContext context = new EvaluationContext(slots.values());
            context.open();
            for (Object[] row : slots.rows(slot)) {
                if (test.test(context.row(row))) {
                    remaining.add(row);
                }
            }
            slots.put(slot, remaining);
        };
    }

    /** Evaluates each sort key once per row. */
    private static Step sort(MirNode.Sort sort, int slot) {
        record Keyed(@Nullable Object[] keys, @Nullable Object[] row) {}

        List<CompiledPredicate.CompiledOperand> operands = sort.keys().stream()
                .map(key -> CompiledPredicate.of(key.operand()))
                .toList();
        Comparator<@Nullable Object[]> order = RowOrder.ofKeys(sort.keys().stream()
                .map(key -> RowOrder.ofKey(key.type().storage(), key.direction(), key.nullsFirst()))
                .toList());
        return slots -> {
            EvaluationContext context = new EvaluationContext(slots.values());
            context.open();
            List<Keyed> keyed = new ArrayList<>();
            for (Object[] row : slots.rows(slot)) {
                context.row(row);
                Object[] keys = new Object[operands.size()];
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = operands.get(i).evaluate(context);
                }
                keyed.add(new Keyed(keys, row));
            }
            keyed.sort((a, b) -> order.compare(a.keys, b.keys));
            List<@Nullable Object[]> sorted = new ArrayList<>(keyed.size());
            keyed.forEach(each -> sorted.add(each.row));
            slots.put(slot, sorted);
        };
    }

    private static Step limit(MirNode.Limit limit, int slot) {
        return slots -> {
            List<@Nullable Object[]> rows = slots.rows(slot);
            long from = ParameterSlots.offset(limit.rows(), slots.values());
            long most = slot == 0 ? slots.remaining() : ParameterSlots.limit(limit.rows(), slots.values());
            int first = (int) Math.min(from, rows.size());
            slots.put(slot, rows.subList(first, first + (int) Math.min(most, rows.size() - first)));
        };
    }

    private static Step limitPerKey(MirNode.LimitPerKey limit, int slot) {
        int[] cells = RowKeys.cells(limit.cells());
        Slice slice = limit.rows();
        return slots -> {
            long from = ParameterSlots.offset(slice, slots.values());
            long most = ParameterSlots.limit(slice, slots.values());
            Map<@Nullable Object, Integer> seen = new HashMap<>();
            List<@Nullable Object[]> remaining = new ArrayList<>();
            for (Object[] row : slots.rows(slot)) {
                long number = seen.merge(RowKeys.of(row, cells), 1, Integer::sum) - 1 - from;
                if (number >= 0 && number < most) {
                    remaining.add(row);
                }
            }
            slots.put(slot, remaining);
        };
    }

    private static Step distinct(MirNode.Distinct distinct, int slot) {
        List<Comparator<Object>> orders = distinct.types().stream()
                .map(type -> Comparator.nullsFirst(type.storage().order()))
                .toList();
        Comparator<@Nullable Object[]> byCells = (a, b) -> {
            for (int i = 0; i < orders.size(); i++) {
                int order = orders.get(i).compare(a[i], b[i]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
        return slots -> {
            Set<@Nullable Object[]> seen = new TreeSet<>(byCells);
            slots.put(slot, slots.rows(slot).stream().filter(seen::add).toList());
        };
    }

    private static Step project(MirNode.Project project, int slot, int width) {
        List<CompiledPredicate.CompiledOperand> operands =
                project.operands().stream().map(CompiledPredicate::of).toList();
        return slots -> {
            EvaluationContext context = new EvaluationContext(slots.values());
            context.open();
            List<@Nullable Object[]> projected = new ArrayList<>();
            for (Object[] row : slots.rows(slot)) {
                context.row(row);
                Object[] cells = new Object[width];
                for (int i = 0; i < operands.size(); i++) {
                    cells[i] = operands.get(i).evaluate(context);
                }
                projected.add(cells);
            }
            slots.put(slot, projected);
        };
    }

    /** Creates one step for each kind of node. */
    record Runners(Schedule schedule, int slot, int at, PlanContext preparation) implements MirNode.Visitor<Step> {
        @Override
        public Step visitRootScan(MirNode.RootScan scan) {
            throw new IllegalStateException("the rows of a drive are there before the first stage");
        }

        @Override
        public Step visitEmptyRows(MirNode.EmptyRows empty) {
            throw new IllegalStateException("a node without rows is in no stage");
        }

        @Override
        public Step visitGroups(MirNode.Groups groups) {
            throw new IllegalStateException("the groups are there before the first stage");
        }

        @Override
        public Step visitLoad(MirNode.Load load) {
            throw new IllegalStateException("a load computes nothing");
        }

        @Override
        public Step visitFilter(MirNode.Filter filter) {
            return filter(filter, slot);
        }

        @Override
        public Step visitSort(MirNode.Sort sort) {
            return sort(sort, slot);
        }

        @Override
        public Step visitLimit(MirNode.Limit limit) {
            return limit(limit, slot);
        }

        @Override
        public Step visitLimitPerKey(MirNode.LimitPerKey limit) {
            return limitPerKey(limit, slot);
        }

        @Override
        public Step visitDistinct(MirNode.Distinct distinct) {
            return distinct(distinct, slot);
        }

        @Override
        public Step visitNestedMerge(MirNode.NestedMerge merge) {
            return new Merge(merge, slot, schedule.slots().get(merge.children()), preparation);
        }

        @Override
        public Step visitProject(MirNode.Project project) {
            return project(project, slot, schedule.widths().get(at));
        }
    }
}
