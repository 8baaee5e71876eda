/** The models of the benchmark as entities of Hibernate. */
@org.jspecify.annotations.NullUnmarked
package dev.runnel.benchmarks.ratio.hibernate;
