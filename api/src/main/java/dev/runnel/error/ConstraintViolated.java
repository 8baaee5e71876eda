package dev.runnel.error;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store refused a write because of a constraint. Nothing was written. */
public final class ConstraintViolated extends RunnelException {
    private final Kind kind;
    private final Optional<String> constraint;
    private final List<String> columns;

    /** What kind of constraint. */
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        NOT_NULL,
        CHECK
    }

    public ConstraintViolated(
            Kind kind, @Nullable String constraint, List<String> columns, String what, @Nullable Throwable cause) {
        super(ErrorCode.CONSTRAINT_VIOLATED, what, cause);
        this.kind = kind;
        this.constraint = Optional.ofNullable(constraint);
        this.columns = List.copyOf(columns);
        with("kind", kind.name());
        if (constraint != null) {
            with("constraint", constraint);
        }
        if (!columns.isEmpty()) {
            with("columns", String.join(", ", columns));
        }
    }

    public Kind kind() {
        return kind;
    }

    /** Its name, where the store tells. */
    public Optional<String> constraint() {
        return constraint;
    }

    /** Its columns, where the store tells; else empty. */
    public List<String> columns() {
        return columns;
    }

    @Override
    public ConstraintViolated with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public ConstraintViolated hint(String text) {
        super.hint(text);
        return this;
    }
}
