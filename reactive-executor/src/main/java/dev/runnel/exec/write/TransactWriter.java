package dev.runnel.exec.write;

import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.planner.program.UniqueIndexItem;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.TransactWrite;
import dev.runnel.spi.TransactWrite.ConditionCheckFailed;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.TransactWrite.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Writes several items of a key-value store atomically, by one transact write. Created once per plan. */
final class TransactWriter {
    private final LazyOperation operation;
    private final int writesSlot;
    private final int most;

    TransactWriter(Operation operation, PlanContext preparation) {
        this.operation = preparation.operation(operation);
        this.writesSlot = ((TransactWrite) operation).writesSlot();
        this.most = preparation.capabilities().writes().maxTransactItems();
    }

    /** The maximum number of writes. */
    int most() {
        return most;
    }

    /**
     * @throws dev.runnel.error.UnsupportedFeatureException if there are more writes than the database accepts at once
     */
    void check(List<Write> writes) {
        if (writes.size() > most) {
            throw new UnsupportedFeatureException(
                            ErrorCode.TRANSACT_TOO_LARGE,
                            "the statement writes more items than one transaction of the database")
                    .with("writes", Integer.toString(writes.size()))
                    .with("max", Integer.toString(most))
                    .hint("split the statement, or write its rows inChunks()");
        }
    }

    /**
     * Checks the number of writes and sends them; no writes are not sent.
     *
     * @param refused creates the error of a write whose condition failed
     */
    Mono<Void> run(Lease lease, List<Write> writes, BiFunction<Write, ConditionCheckFailed, Throwable> refused) {
        if (writes.isEmpty()) {
            return Mono.empty();
        }
        check(writes);
        return run(lease, new Object[0], writes, refused);
    }

    /** @param refused creates the error of a write whose condition failed */
    Mono<Void> run(
            Lease lease,
            @Nullable Object[] values,
            List<Write> writes,
            BiFunction<Write, ConditionCheckFailed, Throwable> refused) {
        int repeated = repeatedPut(writes);
        if (repeated >= 0) {
            return Mono.error(refused.apply(writes.get(repeated), new ConditionCheckFailed(repeated, true)));
        }
        Object[] slots = ParameterSlots.slots(values, writesSlot + 1);
        slots[writesSlot] = writes;
        return lease.run(operation.compiled(), slots)
                .onErrorMap(ConditionCheckFailed.class, refusal -> refused.apply(writes.get(refusal.index()), refusal))
                .then();
    }

    /** The position of the first put of an item that has another write; -1 for none. A store rejects such a call. */
    private static int repeatedPut(List<Write> writes) {
        Map<List<Object>, Integer> items = new HashMap<>();
        for (int i = 0; i < writes.size(); i++) {
            Integer earlier = items.putIfAbsent(ItemWriteList.item(writes.get(i)), i);
            if (earlier != null && writes.get(i) instanceof PutItem) {
                return i;
            }
            if (earlier != null && writes.get(earlier) instanceof PutItem) {
                return earlier;
            }
        }
        return -1;
    }

    /** Adds puts of the unique index items of an item. A unique constraint with a null component has none. */
    static void addUniqueItems(List<UniqueIndexItem> uniques, @Nullable Object[] item, List<Write> writes) {
        for (UniqueIndexItem unique : uniques) {
            Object[] uniqueItem = uniqueItem(unique, item);
            if (uniqueItem != null) {
                writes.add(new PutItem(unique.table(), uniqueItem));
            }
        }
    }

    /** The unique index item of a constraint; null if a unique column is null. */
    static @Nullable Object @Nullable [] uniqueItem(UniqueIndexItem unique, @Nullable Object[] item) {
        Object[] uniqueItem = new Object[unique.columns().size()];
        for (int i = 0; i < uniqueItem.length; i++) {
            uniqueItem[i] = item[unique.columns().get(i)];
            if (i < unique.uniqueColumns() && uniqueItem[i] == null) {
                return null;
            }
        }
        return uniqueItem;
    }

    /** The error of a put whose key exists. */
    static ConstraintViolationException uniqueViolation(PutItem put, Table table, List<UniqueIndexItem> uniques) {
        for (UniqueIndexItem unique : uniques) {
            if (unique.table().at().equals(put.table().at())) {
                List<String> columns = unique.columns().subList(0, unique.uniqueColumns()).stream()
                        .map(index -> table.columns().get(index).name())
                        .toList();
                return uniqueViolation(unique.table().at().local(), columns);
            }
        }
        return uniqueViolation(
                table.keyName(), table.key().stream().map(Column::name).toList());
    }

    private static ConstraintViolationException uniqueViolation(String constraint, List<String> columns) {
        return new ConstraintViolationException(ConstraintViolationException.Kind.UNIQUE, constraint, columns);
    }
}
