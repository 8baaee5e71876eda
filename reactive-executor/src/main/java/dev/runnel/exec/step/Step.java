package dev.runnel.exec.step;

import dev.runnel.exec.plan.Keys;
import dev.runnel.exec.plan.Values;
import dev.runnel.planner.program.Action;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.type.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An action that only computes, made ready to run, once per plan. Cost: O(rows), a sort O(rows log rows). */
@FunctionalInterface
interface Step {
    void on(WindowSlots slots);

    static Step keep(Action.Keep keep) {
        CompiledTest test = CompiledTest.of(keep.test());
        return slots -> {
            List<@Nullable Object[]> kept = new ArrayList<>();
            Frames frames = new Frames(slots.values());
            frames.open();
            for (Object[] row : slots.rows(keep.slot())) {
                if (test.holds(frames.row(row))) {
                    kept.add(row);
                }
            }
            slots.put(keep.slot(), kept);
        };
    }

    /** Evaluates each key once per row, so that a comparison only compares. */
    static Step sort(Action.Sort sort) {
        record Keyed(@Nullable Object[] keys, @Nullable Object[] row) {}

        List<CompiledTest.Operated> operands =
                sort.keys().stream().map(key -> CompiledTest.of(key.operand())).toList();
        Comparator<Keyed> order = null;
        for (int i = 0; i < operands.size(); i++) {
            int at = i;
            Comparator<Object> values = order(sort.keys().get(i));
            Comparator<Keyed> next = (a, b) -> values.compare(a.keys[at], b.keys[at]);
            order = order == null ? next : order.thenComparing(next);
        }
        Comparator<Keyed> whole = order == null ? (a, b) -> 0 : order;
        return slots -> {
            Frames frames = new Frames(slots.values());
            frames.open();
            List<Keyed> keyed = new ArrayList<>();
            for (Object[] row : slots.rows(sort.slot())) {
                frames.row(row);
                Object[] keys = new Object[operands.size()];
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = operands.get(i).in(frames);
                }
                keyed.add(new Keyed(keys, row));
            }
            keyed.sort(whole);
            List<@Nullable Object[]> sorted = new ArrayList<>(keyed.size());
            keyed.forEach(each -> sorted.add(each.row));
            slots.put(sort.slot(), sorted);
        };
    }

    private static Comparator<Object> order(Action.Sort.Key key) {
        Comparator<Object> present = key.type().storage().order();
        Comparator<Object> directed = key.direction() == Direction.ASC ? present : present.reversed();
        return key.absentFirst() ? Comparator.nullsFirst(directed) : Comparator.nullsLast(directed);
    }

    static Step take(Action.Take take) {
        return slots -> {
            List<@Nullable Object[]> rows = slots.rows(take.slot());
            long from = Values.offset(take.rows(), slots.values());
            long most = take.slot() == 0 ? slots.remaining() : Values.limit(take.rows(), slots.values());
            int first = (int) Math.min(from, rows.size());
            slots.put(take.slot(), rows.subList(first, first + (int) Math.min(most, rows.size() - first)));
        };
    }

    static Step takePerKey(Action.TakePerKey take) {
        int[] cells = Keys.cells(take.cells());
        Slice slice = take.rows();
        return slots -> {
            long from = Values.offset(slice, slots.values());
            long most = Values.limit(slice, slots.values());
            Map<@Nullable Object, Integer> seen = new HashMap<>();
            List<@Nullable Object[]> kept = new ArrayList<>();
            for (Object[] row : slots.rows(take.slot())) {
                long number = seen.merge(Keys.of(row, cells), 1, Integer::sum) - 1 - from;
                if (number >= 0 && number < most) {
                    kept.add(row);
                }
            }
            slots.put(take.slot(), kept);
        };
    }

    static Step distinct(Action.Distinct distinct) {
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
            slots.put(
                    distinct.slot(),
                    slots.rows(distinct.slot()).stream().filter(seen::add).toList());
        };
    }

    static Step project(Action.Project project) {
        List<CompiledTest.Operated> operands =
                project.operands().stream().map(CompiledTest::of).toList();
        return slots -> {
            Frames frames = new Frames(slots.values());
            frames.open();
            List<@Nullable Object[]> projected = new ArrayList<>();
            for (Object[] row : slots.rows(project.slot())) {
                frames.row(row);
                Object[] cells = new Object[project.width()];
                for (int i = 0; i < operands.size(); i++) {
                    cells[i] = operands.get(i).in(frames);
                }
                projected.add(cells);
            }
            slots.put(project.slot(), projected);
        };
    }
}
