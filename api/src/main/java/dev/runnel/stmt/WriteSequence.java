package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import java.util.List;
import java.util.Optional;

/**
 * Writes of one statement, all or none, in this order. The values are one array for each write: each has parameters of its own. A value may be a
 * {@link WrittenValue} of an earlier insert.
 *
 * @param writes inserts, updates and deletes, at least two
 * @param result the position of the write whose result is that of the statement; empty for the number of rows of all writes, none of
 *     which returns rows
 */
public record WriteSequence(List<ModelStatement> writes, Optional<Integer> result) implements ModelStatement {
    public WriteSequence {
        writes = List.copyOf(writes);
    }

    /** Returns this sequence with other writes. */
    public WriteSequence withWrites(List<ModelStatement> others) {
        return new WriteSequence(others, result);
    }

    @Override
    public WriteSequence withOptions(StatementOptions others) {
        return withWrites(
                writes.stream().map(write -> write.withOptions(others)).toList());
    }

    @Override
    public Optional<Entity> model() {
        return writes.get(result.orElse(0)).model();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitWriteSequence(this);
    }
}
