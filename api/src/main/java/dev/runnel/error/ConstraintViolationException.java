package dev.runnel.error;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database rejected a write because of a constraint. Nothing was written. */
public final class ConstraintViolationException extends RunnelException {
    private final Kind kind;
    private final Optional<String> constraint;
    private final List<String> columns;

    /** What kind of constraint. */
    public enum Kind {
        UNIQUE(
                "another row has the same values in the unique columns",
                "use other values, or find that row and update it"),
        FOREIGN_KEY(
                "a foreign key would refer to a row that does not exist",
                "create the referenced row first; before a row is deleted, delete the rows that refer to it"),
        NOT_NULL(
                "a required column would be NULL",
                "the table requires a column that the model lacks or declares Optional: change the model or the table"),
        CHECK(
                "a row does not satisfy a CHECK constraint of the table",
                "look the constraint up in the database: it states which rows the table accepts");

        private final String what;
        private final String advice;

        Kind(String what, String advice) {
            this.what = what;
            this.advice = advice;
        }
    }

    public ConstraintViolationException(Kind kind, @Nullable String constraint, List<String> columns) {
        super(ErrorCode.CONSTRAINT_VIOLATION, kind.what, null);
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

    /** The name of the constraint, where the database reports it. */
    public Optional<String> constraint() {
        return constraint;
    }

    /** The columns of the constraint, where the database reports them or Runnel knows them; otherwise empty. */
    public List<String> columns() {
        return columns;
    }

    /** The same, of these columns. */
    public ConstraintViolationException withColumns(List<String> named) {
        ConstraintViolationException other = new ConstraintViolationException(kind, constraint.orElse(null), named);
        names().forEach((label, name) -> {
            if (!other.names().containsKey(label)) {
                other.with(label, name);
            }
        });
        other.setStackTrace(getStackTrace());
        return other;
    }

    @Override
    public ConstraintViolationException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public ConstraintViolationException hint(String text) {
        super.hint(text);
        return this;
    }
}
