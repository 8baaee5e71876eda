package dev.runnel;

import dev.runnel.error.NotLoadedException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A component that a query loads only if it includes the component. The type argument is the loaded value: {@code Deferred<List<Todo>>},
 * {@code Deferred<Optional<Todo>>}, {@code Deferred<String>}. Immutable.
 *
 * <p>Deferred relations are always equal, also if they loaded different rows, because the equality of a record is that of its columns.
 * Deferred columns are equal by state and value.
 *
 * @param <T> the type of the loaded value
 */
public final class Deferred<T> {
    private enum State {
        UNLOADED,
        LOADED,
        PARTIAL,
        MISSING
    }

    private enum Kind {
        COLUMN,
        RELATION,
        /** The application created it: unloaded, or with a record, which is a model or a newtype. */
        EITHER
    }

    private static final Deferred<?> UNLOADED = new Deferred<>(State.UNLOADED, null, "", Kind.EITHER);

    private final State state;
    private final @Nullable T value;
    private final String path;
    private final Kind kind;

    private Deferred(State state, @Nullable T value, String path, Kind kind) {
        this.state = state;
        this.value = value;
        this.path = path;
        this.kind = kind;
    }

    /** Returns an unloaded component, for a record that the application creates. */
    @SuppressWarnings("unchecked")
    public static <T> Deferred<T> unloaded() {
        return (Deferred<T>) UNLOADED;
    }

    /** Returns a loaded component, for a record that the application creates. The value is not null. */
    public static <T> Deferred<T> of(T value) {
        return new Deferred<>(State.LOADED, Objects.requireNonNull(value, "value"), "", kindOf(value));
    }

    /** Returns an unloaded component with a name for errors. For generated code. */
    public static <T> Deferred<T> unloaded(String path, boolean relation) {
        return new Deferred<>(State.UNLOADED, null, path, relation ? Kind.RELATION : Kind.COLUMN);
    }

    /** Returns a loaded column. For generated code. */
    public static <T> Deferred<T> column(T value) {
        return new Deferred<>(State.LOADED, value, "", Kind.COLUMN);
    }

    /** Returns a loaded relation; {@code partial} says whether its include had a filter or a limit. For the executor. */
    public static <T> Deferred<T> relation(T value, boolean partial) {
        return new Deferred<>(partial ? State.PARTIAL : State.LOADED, value, "", Kind.RELATION);
    }

    /** Returns a required relation whose row was deleted between two reads. For the executor. */
    public static <T> Deferred<T> missing(String path) {
        return new Deferred<>(State.MISSING, null, path, Kind.RELATION);
    }

    /**
     * Returns the loaded value. It is never null and needs no I/O.
     *
     * @throws NotLoadedException when the query did not include the component; the error names the missing include
     * @throws dev.runnel.error.NotFoundException when the related row was deleted during the read
     */
    public T get() {
        if (value == null) {
            if (state == State.MISSING) {
                throw new dev.runnel.error.NotFoundException(
                                "the row that the relation refers to was deleted before it was read",
                                java.util.List.of())
                        .with("relation", path)
                        .hint(
                                "read both rows in one transaction with isolation REPEATABLE_READ, or check isMissing() first");
            }
            throw notLoaded();
        }
        return value;
    }

    /** Returns whether the query included the component. The loaded value may be an empty list or an empty {@code Optional}. */
    public boolean isLoaded() {
        return state != State.UNLOADED;
    }

    /** Returns whether the include had a filter or a limit, so that more related rows may exist. */
    public boolean isPartial() {
        return state == State.PARTIAL;
    }

    /** Returns whether the component was included and its row was deleted during the read. {@link #get} throws {@code NotFoundException} then. */
    public boolean isMissing() {
        return state == State.MISSING;
    }

    private NotLoadedException notLoaded() {
        if (path.isEmpty()) {
            return new NotLoadedException("the query did not load this value")
                    .hint("include the component in the query");
        }
        String component = path.substring(path.indexOf('.') + 1);
        return new NotLoadedException("the query did not load this value")
                .with("component", path)
                .hint("add .include(x -> x." + component + "()) to the query");
    }

    private static Kind kindOf(Object value) {
        if (value instanceof java.util.List) {
            return Kind.RELATION;
        }
        Object held = value instanceof java.util.Optional<?> optional ? optional.orElse(null) : value;
        return held instanceof Record ? Kind.EITHER : Kind.COLUMN;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Deferred<?> that)) {
            return false;
        }
        boolean columns = kind == Kind.COLUMN || that.kind == Kind.COLUMN;
        boolean relations = kind == Kind.RELATION || that.kind == Kind.RELATION;
        return relations || !columns || state == that.state && Objects.deepEquals(value, that.value);
    }

    @Override
    public int hashCode() {
        // deferred relations are equal to each other and to any that an application creates, so all of them have one
        // hash code
        return 7;
    }

    @Override
    public String toString() {
        return value == null ? "?" : value.toString();
    }
}
