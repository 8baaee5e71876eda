package dev.runnel.exec.read;

import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.step.Accumulator;
import dev.runnel.exec.step.DistinctValueLimit;
import dev.runnel.planner.program.MirNode;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups of rows in memory, one row at a time, in the order of their first rows. Holds the keys and one accumulator for each aggregate
 * of at most {@code maxBufferedRows} groups, and as many different values of each counted expression. Not thread-safe.
 */
final class RowGroups {
    private final MirNode.Groups groups;
    private final int maxBufferedRows;
    private final List<DistinctValueLimit> limits = new ArrayList<>();
    private final Map<List<@Nullable Object>, GroupRow> byKey = new LinkedHashMap<>();

    RowGroups(MirNode.Groups groups, int maxBufferedRows) {
        this.groups = groups;
        this.maxBufferedRows = maxBufferedRows;
        groups.aggregates().forEach(aggregate -> limits.add(new DistinctValueLimit(maxBufferedRows)));
    }

    private record GroupRow(@Nullable Object[] keys, Accumulator[] accumulators) {}

    RowGroups add(List<@Nullable Object[]> rows) {
        for (@Nullable Object[] row : rows) {
            Accumulator[] accumulators = group(row).accumulators();
            for (int i = 0; i < accumulators.length; i++) {
                Object value = row[groups.keys() + i];
                if (value != null) {
                    accumulators[i].add(value);
                }
            }
        }
        return this;
    }

    private GroupRow group(@Nullable Object[] row) {
        @Nullable Object[] key = new Object[groups.keys()];
        for (int i = 0; i < key.length; i++) {
            Object part = row[i];
            key[i] = part == null ? null : StorageType.comparable(part);
        }
        GroupRow group = byKey.get(Arrays.asList(key));
        return group == null ? newGroup(key, row) : group;
    }

    private GroupRow newGroup(@Nullable Object[] key, @Nullable Object[] row) {
        if (byKey.size() == maxBufferedRows) {
            throw BufferedRows.tooLarge(maxBufferedRows, "maxBufferedRows");
        }
        Accumulator[] accumulators = new Accumulator[limits.size()];
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i] = Accumulator.of(groups.aggregates().get(i), limits.get(i));
        }
        GroupRow group = new GroupRow(Arrays.copyOf(row, key.length), accumulators);
        byKey.put(Arrays.asList(key), group);
        return group;
    }

    /** Returns one row for each group: the keys, and then the aggregates. */
    List<@Nullable Object[]> rows() {
        List<@Nullable Object[]> rows = new ArrayList<>(byKey.size());
        for (GroupRow group : byKey.values()) {
            int keys = group.keys().length;
            @Nullable Object[] row = Arrays.copyOf(group.keys(), keys + group.accumulators().length);
            for (int i = 0; i < group.accumulators().length; i++) {
                row[keys + i] = group.accumulators()[i].result();
            }
            rows.add(row);
        }
        return rows;
    }
}
