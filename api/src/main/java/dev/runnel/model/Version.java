package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A column that counts the writes of its row, so that none is lost between two readers: a {@code long}, or a newtype over it, one of a
 * model. A create makes it 1, and every update adds 1; no setter takes it. An update or delete of a record is done only where the row has
 * the version of the record: {@code OptimisticLockException} if another write came first, {@code NotFoundException} if the row is gone. An update or delete
 * of a query does not ask. {@code insert(record)} writes the version that the record has.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Version {}
