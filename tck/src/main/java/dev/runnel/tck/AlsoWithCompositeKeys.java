package dev.runnel.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The build writes this class a second time ({@code src/build/SuiteSources.java}): as {@code Composite…} beside it and line by line the
 * same, over the models of the package {@code composite} in each scenario that it names. Those have the same names, and keys of several parts.
 *
 * <p>So what relations do is said once, in the words of an application, and holds over every key. The class says nothing of keys but
 * {@code id()}, and names rows by what else they hold: no {@code byId}, and no constructor of a record.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface AlsoWithCompositeKeys {}
