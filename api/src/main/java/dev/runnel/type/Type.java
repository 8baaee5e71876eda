package dev.runnel.type;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The type of an expression, a slot or a statement, including its nullability. {@code toString} prints it as in plans:
 * {@code i64?}, {@code list<(id: uuid)>}.
 */
public sealed interface Type permits Type.Scalar, Type.Tuple, Type.ListOf {

    /**
     * The type of one storage value.
     *
     * @param storage the storage type
     * @param nullable whether the value can be null
     */
    record Scalar(StorageType storage, boolean nullable) implements Type {
        /** The type of conditions: a boolean that is not null. */
        public static final Scalar CONDITION = new Scalar(StorageType.BOOL, false);

        /** Returns the nullable type of the same storage type. */
        public Scalar asNullable() {
            return nullable ? this : new Scalar(storage, true);
        }

        /** Returns the type of the same storage type that is not nullable. */
        public Scalar asNonNull() {
            return nullable ? new Scalar(storage, false) : this;
        }

        @Override
        public String toString() {
            return storage.name().toLowerCase(java.util.Locale.ROOT) + (nullable ? "?" : "");
        }
    }

    /**
     * The type of a row.
     *
     * @param parts the types of its columns, in order
     */
    record Tuple(List<Part> parts) implements Type {
        public Tuple {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(Part::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /**
     * A column of a {@link Tuple}.
     *
     * @param name its name
     * @param type its type
     */
    record Part(String name, Type type) {
        @Override
        public String toString() {
            return name + ": " + type;
        }
    }

    /**
     * The type of a list.
     *
     * @param element the type of its elements
     */
    record ListOf(Type element) implements Type {
        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    /** Returns the type of a storage type that is not nullable. */
    static Scalar of(StorageType storage) {
        return new Scalar(storage, false);
    }

    /** Returns the nullable type of a storage type. */
    static Scalar optional(StorageType storage) {
        return new Scalar(storage, true);
    }
}
