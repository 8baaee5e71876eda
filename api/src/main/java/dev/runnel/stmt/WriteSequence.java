package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import java.util.List;
import java.util.Optional;

/**
 * Writes of one statement, all or none, in this order. The values are one array for each write: each has parameters of its own. A value may be a
 * {@link WrittenValue} of an earlier insert, or of the read with which the sequence may begin. The read has a limit: if it finds no row, nothing is
 * written; two rows are {@code NonUniqueResultException}.
 *
 * @param writes inserts, updates and deletes, before them at most one {@link Select} of fields; together at least two
 * @param result the position of the write whose result is that of the statement; empty for the number of rows of all writes, none of
 *     which returns rows
 */
public record WriteSequence(List<ModelStatement> writes, Optional<Integer> result) implements ModelStatement {
    public WriteSequence {
        writes = List.copyOf(writes);
    }

    /** Returns whether the first statement reads the record to which the writes refer. */
    public boolean readsOwner() {
        return writes.get(0) instanceof Select;
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
        return writes.get(result.orElse(writes.size() - 1)).model();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitWriteSequence(this);
    }
}
