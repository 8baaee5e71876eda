package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A second component over the column of another one, each through a mapping of its own:
 *
 * <pre>{@code
 * record Trip(@Key long id, BigDecimal percent, @AliasOf("percent") @Affine(scale = "100") BigDecimal share) {}
 * }</pre>
 *
 * <p>Writing one sets the other: it comes back in the record. Two that are set to different values, or a record that holds such, are
 * {@code InvalidStatementException(ALIAS_CONFLICT)}, and a value that the other has none for is {@code InvalidValueException}, before any I/O. Conditions
 * and orders take either.
 *
 * <p>The two are stored as the same type, in a column of the type that the first one declares, and are both absent or both not. The
 * first is no part of a key or foreign key, and neither counts writes nor is renewed by them.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface AliasOf {
    /** The name of the component whose column it is over. */
    String value();
}
