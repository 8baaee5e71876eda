package dev.runnel.codegen.model;

import java.util.Optional;

/**
 * A component that is a column.
 *
 * @param type how its values are stored
 * @param primitive whether it is written as a primitive type
 * @param deferred whether it is written as a {@code Deferred}
 * @param initial what fills it where a create does not name it
 * @param renewal what an update makes of it where it does not name it
 * @param named the column as the annotation says it
 */
public record ColumnComponent(
        SourceLocation origin,
        String name,
        JavaType type,
        boolean primitive,
        Nullability absence,
        boolean deferred,
        boolean key,
        Optional<DefaultSpec> initial,
        Optional<OnUpdateSpec> renewal,
        Named named)
        implements Component {

    /**
     * The content of {@code @Column}.
     *
     * @param name of the column; empty for the default
     * @param type of the column as written; empty for the default
     */
    public record Named(String name, String type) {
        public static final Named NOTHING = new Named("", "");
    }

    /** Whether it has a {@code now}. */
    public boolean isTime() {
        return type.isTime();
    }

    /** Whether a function of the database gives values of its type. */
    public boolean hasFunctions() {
        return isTime()
                || type instanceof JavaType.Carrier carrier
                        && (carrier.scalar() == StorageTypeName.TEXT || carrier.scalar() == StorageTypeName.I64);
    }

    public StorageTypeName scalar() {
        return type.scalar();
    }

    public boolean nullable() {
        return absence != Nullability.NEVER;
    }

    /** The type of a present value, as a type argument is written. */
    public String javaType() {
        return type.boxed().toString();
    }

    /** Whether a create has to name it, unless a relation does. */
    public boolean required() {
        return !nullable() && initial.isEmpty() && renewal.isEmpty();
    }

    /** Whether it counts the writes of its row: no write names it. */
    public boolean version() {
        return renewal.filter(OnUpdateSpec.VERSION::equals).isPresent();
    }

    /** Whether every update sets it. */
    public boolean updatedAt() {
        return renewal.filter(OnUpdateSpec.NOW::equals).isPresent();
    }

    public String column() {
        return hasColumnName() ? named.name() : NameInflection.snakeCase(name);
    }

    public boolean hasColumnName() {
        return !named.name().isEmpty();
    }

    /** The type of the column, if it is declared and understood. */
    public Optional<DeclaredColumnType> columnType() {
        return named.type().isEmpty() ? Optional.empty() : DeclaredColumnType.parse(named.type());
    }
}
