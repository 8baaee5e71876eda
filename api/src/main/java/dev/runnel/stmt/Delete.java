package dev.runnel.stmt;

import dev.runnel.schema.Entity;

/**
 * Removes rows.
 *
 * @param single whether it names one row by its key and must find it
 */
public record Delete(Entity entity, ModelExpr filter, boolean single) implements ModelStatement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitDelete(this);
    }
}
