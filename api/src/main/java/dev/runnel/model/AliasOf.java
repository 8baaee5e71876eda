package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Maps a second component to the column of another component, each with a mapping of its own:
 *
 * <pre>{@code
 * record Trip(@Key long id, BigDecimal percent, @AliasOf("percent") @Affine(scale = "100") BigDecimal share) {}
 * }</pre>
 *
 * <p>Conditions and sort keys may use either component. A write that sets one component sets the other too. A write
 * that sets both to different values, or a record that contains different values, is
 * {@code InvalidStatementException(ALIAS_CONFLICT)}. A value that the other component cannot represent is
 * {@code InvalidValueException}. Both are raised before any I/O.
 *
 * <p>Both components are stored as the same type, in a column of the type that the other component declares, and both
 * or neither are {@code Optional}. The other component belongs to no key and no foreign key, and is neither a
 * {@link Version} nor an {@link UpdatedAt}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface AliasOf {
    /** The name of the component whose column is shared. */
    String value();
}
