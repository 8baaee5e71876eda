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
        UNIQUE("another row has the same values in unique columns", "use other values, or find that row and update it"),
        FOREIGN_KEY(
                "a reference between rows would lead nowhere",
                "create the row that is referred to first, and remove the rows that refer to a row before it"),
        NOT_NULL(
                "a column that must not be NULL would be",
                "the table requires a column that the model leaves out or lets be absent: mend one of them"),
        CHECK("a check of the table would not hold", "the constraint says what the table accepts");

        private final String what;
        private final String advice;

        Kind(String what, String advice) {
            this.what = what;
            this.advice = advice;
        }
    }

    public ConstraintViolated(Kind kind, @Nullable String constraint, List<String> columns) {
        super(ErrorCode.CONSTRAINT_VIOLATED, kind.what, null);
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
        hint(kind.advice);
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

    /** The same, of these columns. */
    public ConstraintViolated withColumns(List<String> named) {
        ConstraintViolated other = new ConstraintViolated(kind, constraint.orElse(null), named);
        names().forEach((label, name) -> {
            if (!other.names().containsKey(label)) {
                other.with(label, name);
            }
        });
        other.setStackTrace(getStackTrace());
        return other;
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
