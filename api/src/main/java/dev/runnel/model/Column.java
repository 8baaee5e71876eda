package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the column of this component is named and typed, where the defaults are not wanted. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Column {
    /** The name of the column; by default that of the component in snake case. */
    String name() default "";

    /**
     * The type of the column: {@code varchar(40)} for a text of at most 40 code points, {@code numeric(10,2)} for a
     * {@code BigDecimal} of ten digits with two after the point, {@code numeric} for one of any.
     * {@code i8}, {@code i16}, {@code i32} or {@code i64} is for a whole number, which may be narrower or wider, and so are PostgreSQL's names {@code int2}, {@code int4} and {@code int8}, and {@code int(bytes)};
     * {@code u8}, {@code u16}, {@code u32}, {@code u64} or {@code uint(bytes)} for one that is not negative; {@code float4} or {@code float8} for a {@code float} or {@code double}. {@code text} or {@code varchar(n)} stores a
     * {@code UUID}, a date, a time or a decimal as its text, and {@code blob} or {@code binary(16)} a {@code UUID} as its bytes;
     * {@code binary(n)} is for exactly n bytes.
     * {@code time(3)}, {@code datetime(3)} or {@code timestamp(3)} is for a {@code LocalTime}, a {@code LocalDateTime}, or an {@code Instant}
     * or {@code OffsetDateTime} with three digits of the second. {@code json} and {@code jsonb} are the database's own types for {@code @Json},
     * {@code enum} is its own type for the labels of an enum, {@code enum(name)} of that name: a backend that has none refuses it when the
     * {@code Db} is built. {@code sql(citext)} is the type that the database calls so, whose values are taken to be those of the component.
     *
     * <p>A value that does not fit is {@code InvalidValueException}, before any I/O; nothing is cut or rounded, but for what is finer than a time.
     */
    String type() default "";
}
