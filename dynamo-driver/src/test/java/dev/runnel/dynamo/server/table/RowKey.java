package dev.runnel.dynamo.server.table;

import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.ScalarOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a row in a table or an index. Rows are ordered by a hash of their partition values, so that a scan is in no order of values; then by
 * the partition values, the sort values and, in an index, the key of the table.
 *
 * @param sort all sort values, or the first ones if the key is an edge
 * @param primary the key of the table; null in a table, and in an edge
 * @param edge 0 for a row; -1 for the place before all rows that begin alike, 1 for the place after them
 */
record RowKey(
        int hash,
        List<AttributeValue> partition,
        List<AttributeValue> sort,
        @Nullable RowKey primary,
        int edge) implements Comparable<RowKey> {
    static RowKey of(List<AttributeValue> partition, List<AttributeValue> sort, @Nullable RowKey primary) {
        return new RowKey(hash(partition), List.copyOf(partition), List.copyOf(sort), primary, 0);
    }

    /** The place before all rows with these values. */
    static RowKey before(List<AttributeValue> partition, List<AttributeValue> sort) {
        return new RowKey(hash(partition), partition, sort, null, -1);
    }

    /** The place after all rows with these values. */
    static RowKey after(List<AttributeValue> partition, List<AttributeValue> sort) {
        return new RowKey(hash(partition), partition, sort, null, 1);
    }

    private static int hash(List<AttributeValue> partition) {
        int hash = partition.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    @Override
    public int compareTo(RowKey other) {
        int order = Integer.compare(hash, other.hash);
        for (int at = 0; order == 0 && at < partition.size(); at++) {
            order = compareValues(partition.get(at), other.partition.get(at));
        }
        int common = Math.min(sort.size(), other.sort.size());
        for (int at = 0; order == 0 && at < common; at++) {
            order = ScalarOrder.COMPARATOR.compare(sort.get(at), other.sort.get(at));
        }
        if (order != 0) {
            return order;
        }
        if (edge != 0 && (sort.size() < other.sort.size() || other.edge == 0)) {
            return edge;
        }
        if (other.edge != 0 && (other.sort.size() < sort.size() || edge == 0)) {
            return -other.edge;
        }
        if (edge != 0) {
            return Integer.compare(edge, other.edge);
        }
        return primary == null || other.primary == null ? 0 : primary.compareTo(other.primary);
    }

    private static int compareValues(AttributeValue left, AttributeValue right) {
        return ScalarOrder.COMPARATOR.compare(left, right);
    }
}
