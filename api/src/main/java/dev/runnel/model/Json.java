package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores a component of any type as JSON, in a text column or in the native type that {@link Column#type} declares. The
 * {@link dev.runnel.mapping.JsonFormat} on the class path reads and writes it; {@code runnel-jackson} has one.
 *
 * <pre>{@code
 * record User(@Key @Auto UUID id, @Json Settings settings, @Json Map<String, List<Integer>> scores) {}
 * }</pre>
 *
 * <p>Runnel does not query the inside of a document: the path of the component can be selected and tested for NULL, and
 * has no comparisons. If the component is an {@code Optional}, an empty one is NULL in SQL. The JSON literal
 * {@code null} is a value only for a type that represents it, such as {@code JsonNode}; for any other type it is
 * {@code DecodeException}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Json {}
