package dev.runnel.codegen.model;

/**
 * A component whose type is no column and no relation.
 *
 * @param type the type as written
 */
public record InvalidComponent(SourceLocation origin, String name, String type, Reason reason) implements Component {

    /** The reason why the component is not valid. */
    public enum Reason {
        /** Not among the types of columns. */
        UNSUPPORTED_TYPE,
        /** A type that the companion cannot name. */
        HIDDEN_TYPE,
        /** {@code @Nullable} on a type that expresses null otherwise, or cannot be null. */
        MISPLACED_NULLABLE,
        /** A relation annotation on a type that is no such relation. */
        RELATION_SHAPE,
        /** A relation that is annotated as a column, or as several kinds of relation. */
        MIXED_ANNOTATIONS,
        /** A record without a relation annotation. */
        NO_RELATION_ANNOTATION,
        /** A bijection that cannot be made, or that leads from another type or to one that no column holds. */
        CONVERT_MISMATCH,
        /** A scale or an offset that is none of the type. */
        AFFINE_MISMATCH,
        /** No whole number of fixed width. */
        UNSIGNED_MISMATCH,
        /** Labels or codes that do not tell the constants of an enum apart. */
        ENUM_MISMATCH,
        /** A view of another column that says something of a column of its own. */
        VIEW_AND_COLUMN,
        /** JSON in a record of one component, which has the operators of what it holds. */
        JSON_INSIDE,
        /** More than one annotation that says how it is stored. */
        MAPPED_TWICE,
        /** The compiler does not know the type, and says so itself. */
        UNRESOLVED
    }
}
