package dev.runnel.benchmarks.ratio;

/**
 * One of the two compared variants.
 *
 * @param title the name in error messages
 */
record Variant<C>(String title, C contender) {}
