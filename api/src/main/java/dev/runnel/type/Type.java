package dev.runnel.type;

import java.util.List;
import java.util.stream.Collectors;

/** The type of an expression, a slot or a statement. Nullability is part of it. Prints as in plans: {@code i64?}, {@code list<(id: uuid)>}. */
public sealed interface Type permits Type.Scalar, Type.Tuple, Type.ListOf {

    /** One storage value; {@code nullable} says whether it may be absent. */
    record Scalar(StorageType storage, boolean nullable) implements Type {
        public static final Scalar CONDITION = new Scalar(StorageType.BOOL, false);

        public Scalar asNullable() {
            return nullable ? this : new Scalar(storage, true);
        }

        public Scalar asNonNull() {
            return nullable ? new Scalar(storage, false) : this;
        }

        @Override
        public String toString() {
            return storage.name().toLowerCase(java.util.Locale.ROOT) + (nullable ? "?" : "");
        }
    }

    /** A row: named parts in order. */
    record Tuple(List<Part> parts) implements Type {
        public Tuple {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(Part::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** One named part of a {@link Tuple}. */
    record Part(String name, Type type) {
        @Override
        public String toString() {
            return name + ": " + type;
        }
    }

    /** Any number of values of one type. */
    record ListOf(Type element) implements Type {
        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    static Scalar of(StorageType storage) {
        return new Scalar(storage, false);
    }

    static Scalar optional(StorageType storage) {
        return new Scalar(storage, true);
    }
}
