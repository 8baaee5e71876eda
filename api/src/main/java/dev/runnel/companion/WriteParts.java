package dev.runnel.companion;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.WriteSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The writes of one statement, in order. Not thread-safe. */
final class WriteParts {
    private final List<ModelStatement> writes = new ArrayList<>();
    private final List<Object[]> values = new ArrayList<>();

    /** Adds a write and returns its position. */
    int add(BoundStatement<?> write) {
        writes.add(write.shape());
        values.add(write.values());
        return writes.size() - 1;
    }

    /** Returns the position of the next write. */
    int size() {
        return writes.size();
    }

    /** Returns the statement, whose result is that of one of the writes. */
    BoundStatement<?> statement(int result) {
        return statement(Optional.of(result));
    }

    /** Returns the statement, whose result is the number of rows of all writes. */
    BoundStatement<?> counted() {
        return statement(Optional.empty());
    }

    private BoundStatement<?> statement(Optional<Integer> result) {
        return writes.size() == 1
                ? new BoundStatement<>(writes.get(0), values.get(0), null)
                : new BoundStatement<>(new WriteSequence(writes, result), values.toArray(), null);
    }

    /**
     * Checks that no row is written by two of the writes: the second one would find another version than the record has.
     *
     * @param changes the changes of the relations of the statement
     * @param record the record whose relations they are; empty for a row that the statement creates
     * @throws InvalidStatementException when a row is in two of the changes, or is the record
     */
    void requireDistinct(List<RelationChange> changes, Optional<LinkedRows> record) {
        Set<Object> named = new HashSet<>();
        record.ifPresent(row ->
                row.keyValues().forEach(key -> named.add(List.of(row.entity().type(), key))));
        for (RelationChange change : changes) {
            for (List<Object> key : change.linked().and(change.unlinked()).keyValues()) {
                if (!named.add(List.of(change.target().type(), key))) {
                    throw new InvalidStatementException(
                                    ErrorCode.REPEATED_KEY,
                                    "the statement links or unlinks a row twice, or its own record")
                            .with("relation", change.relation().toString())
                            .hint("use one statement for each of the relations");
                }
            }
        }
    }
}
