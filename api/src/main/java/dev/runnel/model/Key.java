package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of the primary key. Several components form a composite key, in declaration order, whose first
 * component is the partition. On the record, the annotation names the components instead:
 *
 * <pre>{@code
 * record User(@Key @Auto UUID id, String name) {}
 *
 * @Key(partition = {"tenant", "device"}, local = "time")
 * record Reading(UUID tenant, UUID device, Instant time, double value) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
public @interface Key {
    /**
     * On a record: the first components of the key. A key-value store keeps rows with equal partitions together, and
     * finds them by these components. In a relational database they are the first columns of the key.
     */
    String[] partition() default {};

    /** On a record: the other components of the key, which distinguish the rows of a partition. */
    String[] local() default {};

    /**
     * On a record: the name of the key constraint, to which the table prefix of the {@code Db} is added. The default
     * consists of the name of the table.
     */
    String name() default "";
}
