package dev.runnel.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a topic that the build compiles a second time, as {@code Composite…} in the same package ({@code
 * src/build/SuiteSources.java}). The copy has the same lines and uses the models of the package {@code composite} of
 * each scenario. Those models have the same names, and composite keys.
 *
 * <p>The tests of relations are thus written once and run over both kinds of keys. Such a class calls no method of keys
 * except {@code id()} and identifies rows by other fields: it uses no {@code byId} and no constructor of a record.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface AlsoWithCompositeKeys {}
