package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record whose instances are rows of a table. The annotation processor generates its companion, whose name
 * is the plural of the record's name: {@code Users} for {@code User}.
 *
 * <pre>{@code
 * @Model
 * public record User(@Key @Auto UUID id, String name, Optional<String> bio) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Model {
    /** The name of the companion, if the plural is taken, reserved or unknown. */
    String companion() default "";

    /**
     * The name of the table, to which the table prefix of the {@code Db} is added. By default the naming strategy of
     * the {@code Db} derives it from the name of the companion: in snake case, unless the strategy is another one.
     */
    String table() default "";

    /**
     * The schema of the table. The default is that of the {@code Db}. In a database without schemas it is a part of the
     * table's name.
     */
    String schema() default "";
}
