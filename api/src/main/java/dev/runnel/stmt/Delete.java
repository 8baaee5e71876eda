package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import java.util.Optional;

/**
 * Removes rows. Holes are numbered filter first, then the guard.
 *
 * @param guard what a single row must hold besides
 * @param single whether it names one row by its key and must find it
 * @param returning whether it gives the rows back, as they were
 */
public record Delete(Entity entity, ModelExpr filter, Optional<VersionCheck> guard, boolean single, boolean returning)
        implements ModelStatement {
    /** One that gives a number. */
    public Delete(Entity entity, ModelExpr filter, boolean single) {
        this(entity, filter, Optional.empty(), single, false);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitDelete(this);
    }
}
