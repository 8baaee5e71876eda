package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import java.util.List;
import java.util.Optional;

/**
 * Writes of one statement, all or none, in this order. The values are one array for each write: each has parameters of its own. The result
 * is the number of rows of all writes.
 *
 * @param writes updates without a returned row, and deletes without returned rows, at least two
 */
public record WriteSequence(List<ModelStatement> writes) implements ModelStatement {
    public WriteSequence {
        writes = List.copyOf(writes);
    }

    @Override
    public Optional<Entity> model() {
        return writes.get(0).model();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitWriteSequence(this);
    }
}
