package dev.runnel.benchmarks.ratio;

/**
 * One of the two compared variants.
 *
 * @param title its name in error messages
 */
record Variant<C>(String title, C contender) {}
