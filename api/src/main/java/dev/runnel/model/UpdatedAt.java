package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A time that every create and update sets which does not name it, of a record or of a query: the moment by the clock of the Db, as
 * {@code @Default("now")}, one for all rows of an update. Of the types of {@code java.time} that a column may have. With a {@code @Default} that
 * is what a new row has. A value that is given wins, also an absent one. {@code insert(record)} writes what the record has.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface UpdatedAt {}
