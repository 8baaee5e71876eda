/** The models of the benchmark as records of Spring Data. */
@org.jspecify.annotations.NullMarked
package dev.runnel.benchmarks.ratio.spring;
