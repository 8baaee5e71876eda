package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets a time in each create and each update, of a record or of a query, that does not set the component itself. The
 * time is that of the clock of the {@code Db}, and is the same in all rows of an update.
 *
 * <pre>{@code
 * record Post(@Key @Auto UUID id, String title, @UpdatedAt Instant updated) {}
 * }</pre>
 *
 * <p>The component has a type of {@code java.time} for which {@code @Default("now")} is valid. With a {@link Default},
 * new rows have the default. A value that the statement sets wins, also if it is null. {@code insert(record)} writes
 * the value of the record. The clocks of several programs differ, so use {@link Version} for the order of writes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface UpdatedAt {}
