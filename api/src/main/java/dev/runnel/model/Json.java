package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores a component of any type as JSON: {@code @Json Settings settings}, {@code @Json Map<String, List<Integer>> scores}. The JSON is
 * that of the {@link dev.runnel.mapping.JsonFormat} on the class path, as {@code runnel-jackson} brings one, and lies in a text column.
 *
 * <p>The store does not look into it: a path of it is selected, and is absent or not, but has no comparisons. Where the component is an
 * {@code Optional}, an absent value is NULL in SQL, and JSON's {@code null} is what the type makes of it: a {@code JsonNode} holds it,
 * and of any other type it is no value.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Json {}
