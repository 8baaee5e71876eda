package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record whose rows lie in a table. The processor generates its companion, named by the plural: {@code User}, {@code Users}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Model {
    /** The name of the companion, where the plural is taken, reserved or unknown. */
    String companion() default "";

    /** The name of the table; by default the companion's name in snake case, or as the naming of a Db has it. Its table prefix goes before it. */
    String table() default "";

    /** The schema of the table; that of the Db by default. A store without schemas has it as a part of the table's name. */
    String schema() default "";
}
