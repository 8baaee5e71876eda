package dev.runnel.error;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database rejected a write because it violates a constraint. The statement wrote nothing.
 *
 * <p>Decide by {@link #kind}, {@link #constraint} and {@link #columns}:
 *
 * <pre>{@code
 * Users.create().name(name).email(email).exec(db)
 *         .onErrorMap(ConstraintViolationException.class, e -> e.columns().contains("email") ? new EmailTaken() : e);
 * }</pre>
 */
public final class ConstraintViolationException extends RunnelException {
    private final Kind kind;
    private final Optional<String> constraint;
    private final List<String> columns;

    /** The kind of a constraint. */
    public enum Kind {
        /** A primary key or a unique constraint: another row has the same values. */
        UNIQUE(
                "another row has the same values in the unique columns",
                "use other values, or find that row and update it"),
        /**
         * A foreign key: the referenced row does not exist, or a row that is deleted or changed is still referenced.
         */
        FOREIGN_KEY(
                "a foreign key would refer to a row that does not exist",
                "create the referenced row first; before a row is deleted, delete the rows that refer to it"),
        /** A required column: the write leaves it NULL. */
        NOT_NULL(
                "a required column would be NULL",
                "the table requires a column that the model lacks or declares Optional: change the model or the table"),
        /** A CHECK constraint of the table. */
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

    /**
     * Creates the error.
     *
     * @param kind the kind of the constraint
     * @param constraint the name of the constraint; null if the database does not report it
     * @param columns the columns of the constraint; empty if they are unknown
     */
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

    /** Returns the kind of the constraint. */
    public Kind kind() {
        return kind;
    }

    /** Returns the name of the constraint; empty if the database does not report it. */
    public Optional<String> constraint() {
        return constraint;
    }

    /**
     * Returns the columns of the constraint, as the database reports them or as Runnel derives them; empty if they are
     * unknown.
     */
    public List<String> columns() {
        return columns;
    }

    /** Returns this error with other columns. */
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
