package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the column of optimistic locking, which counts the writes of its row. A model has at most one. The component
 * is a {@code long} or a newtype of it.
 *
 * <pre>{@code
 * record Account(@Key @Auto UUID id, BigDecimal balance, @Version long version) {}
 * }</pre>
 *
 * <p>A create sets the version to 1, and each update adds 1; no setter sets it. An update or delete of a record writes
 * only if the row has the version of the record. It fails with {@code OptimisticLockException} if another write came
 * first, and with {@code NotFoundException} if the row does not exist. An update or delete of a query does not check
 * the version. {@code insert(record)} writes the version of the record.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Version {}
