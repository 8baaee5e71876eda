package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the name or the type of the column of a component:
 *
 * <pre>{@code
 * record User(@Key @Auto UUID id, @Column(name = "mail", type = "varchar(320)") String email) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Column {
    /** The name of the column. The default is the name of the component in snake case. */
    String name() default "";

    /**
     * The declared type of the column. The default depends on the type of the component.
     *
     * <p>{@code varchar(40)} stores a text of at most 40 code points. {@code numeric(10,2)} stores a {@code BigDecimal}
     * of ten digits, two of them after the point; {@code numeric} stores one of any length.
     *
     * <p>{@code i8}, {@code i16}, {@code i32}, {@code i64} and {@code int(bytes)} store an integer, as do PostgreSQL's
     * names {@code int2}, {@code int4} and {@code int8}; the column may be narrower or wider than the component.
     * {@code u8}, {@code u16}, {@code u32}, {@code u64} and {@code uint(bytes)} store an integer that is not negative.
     * {@code float4} and {@code float8} store a {@code float} or {@code double}.
     *
     * <p>{@code text} and {@code varchar(n)} store a {@code UUID}, a date, a time or a decimal as text. {@code blob}
     * and {@code binary(16)} store a {@code UUID} as bytes. {@code binary(n)} stores byte arrays of exactly n bytes.
     *
     * <p>{@code time(3)}, {@code datetime(3)} and {@code timestamp(3)} store a {@code LocalTime}, a
     * {@code LocalDateTime}, and an {@code Instant} or {@code OffsetDateTime}, with three digits of the second.
     *
     * <p>{@code json} and {@code jsonb} are native types for {@link Json}. {@code enum} is a native type for the labels
     * of an enum, and {@code enum(name)} is one with that name. A database without the type rejects the model when the
     * {@code Db} is built. {@code sql(citext)} is the type that the database knows by that SQL text; its values must
     * correspond to those of the component.
     *
     * <p>A value that does not fit the column is {@code InvalidValueException}, before any I/O. No value is truncated
     * or rounded, except for times with more digits than the column.
     */
    String type() default "";
}
