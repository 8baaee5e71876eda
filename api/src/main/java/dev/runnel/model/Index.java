package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Creates an index on a component, or on several components of the record. The companion gets a {@code byX} method for
 * the components of the index and for their first ones. Foreign keys have an index without the annotation.
 *
 * <pre>{@code
 * @Index(fields = {"tenant", "created"})
 * record Order(@Key @Auto UUID id, UUID tenant, Instant created, @Index String status) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
@Repeatable(Index.All.class)
public @interface Index {
    /** On a record: the components of the index, in order. On a component: empty, since the component is the index. */
    String[] fields() default {};

    /**
     * The name of the index in the database, to which the table prefix of the {@code Db} is added. The default consists
     * of the names of the table and the columns.
     */
    String name() default "";

    /** The container of several indexes on one record. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface All {
        /** The indexes. */
        Index[] value();
    }
}
