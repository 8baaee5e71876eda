package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that no two rows have the same value of a component, or, on the record, the same values of several
 * components. Rows with NULL in one of them are not compared. The companion gets {@code byX} methods, as for an
 * {@link Index}.
 *
 * <pre>{@code
 * @Unique(fields = {"tenant", "slug"})
 * record Page(@Key @Auto UUID id, UUID tenant, String slug, @Unique String url) {}
 * }</pre>
 *
 * <p>A write of a duplicate is {@code ConstraintViolationException(UNIQUE)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
@Repeatable(Unique.All.class)
public @interface Unique {
    /** On a record: the components, in order. On a component: empty, since the component is the unique set. */
    String[] fields() default {};

    /**
     * The name of the constraint in the database, to which the table prefix of the {@code Db} is added. The default
     * consists of the names of the table and the columns.
     */
    String name() default "";

    /**
     * The name of an optional component. Only rows in which it is NULL are compared, as for rows that are not deleted softly: {@code whereNull =
     * "deletedAt"}. Empty for all rows. PostgreSQL and SQLite have such sets. On another database it is {@code
     * UnsupportedFeatureException(PARTIAL_UNIQUE_UNSUPPORTED)} when the {@code Db} is built.
     *
     * <p>{@code byX} finds all rows, as for an {@link Index}. {@code upsertByX} updates the row in which the component is NULL.
     */
    String whereNull() default "";

    /** The container of several unique sets on one record. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface All {
        /** The unique sets. */
        Unique[] value();
    }
}
