package dev.runnel;

import dev.runnel.error.NotLoadedException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A component that a query loads only when it is asked to. What it holds is said by its type: {@code Deferred<List<Todo>>},
 * {@code Deferred<Optional<Todo>>}, {@code Deferred<String>}. Immutable.
 *
 * <p>Equality: deferred relations are equal to each other, whatever was loaded, since a record's equality is its columns;
 * deferred columns are equal by state and value.
 *
 * @param <T> what is loaded
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
        /** Made by hand: unloaded, or of a record, which may be a model or a newtype. */
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

    /** For records made by hand: nothing loaded. */
    @SuppressWarnings("unchecked")
    public static <T> Deferred<T> unloaded() {
        return (Deferred<T>) UNLOADED;
    }

    /** For records made by hand: a loaded value. */
    public static <T> Deferred<T> of(T value) {
        return new Deferred<>(State.LOADED, Objects.requireNonNull(value, "value"), "", kindOf(value));
    }

    /** An unloaded component that knows its name. For generated code. */
    public static <T> Deferred<T> unloaded(String path, boolean relation) {
        return new Deferred<>(State.UNLOADED, null, path, relation ? Kind.RELATION : Kind.COLUMN);
    }

    /** A loaded column. For generated code. */
    public static <T> Deferred<T> column(T value) {
        return new Deferred<>(State.LOADED, value, "", Kind.COLUMN);
    }

    /** A loaded relation. For the executor. */
    public static <T> Deferred<T> relation(T value, boolean partial) {
        return new Deferred<>(partial ? State.PARTIAL : State.LOADED, value, "", Kind.RELATION);
    }

    /** A required relation whose row vanished between two reads. For the executor. */
    public static <T> Deferred<T> missing(String path) {
        return new Deferred<>(State.MISSING, null, path, Kind.RELATION);
    }

    /**
     * The loaded value.
     *
     * @throws NotLoadedException when the query did not include it; the message names the include that is missing
     * @throws dev.runnel.error.NotFoundException when the row that it leads to vanished while it was read
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

    /** Whether the query included it; what is loaded may still be an empty list or {@code Optional}. */
    public boolean isLoaded() {
        return state != State.UNLOADED;
    }

    /** Whether the include that loaded it had a filter or a limit, so that there may be more. */
    public boolean isPartial() {
        return state == State.PARTIAL;
    }

    /** Whether it was included and the row that it leads to vanished while it was read: {@link #get} is {@code NotFoundException}. */
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
        // deferred relations are equal to each other and to anything deferred by hand, so nothing may tell them apart
        return 7;
    }

    @Override
    public String toString() {
        return value == null ? "?" : value.toString();
    }
}
