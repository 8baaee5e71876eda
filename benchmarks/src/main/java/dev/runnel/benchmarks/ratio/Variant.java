package dev.runnel.benchmarks.ratio;

/**
 * One of the compared variants.
 *
 * @param title its name in tables and error messages
 */
record Variant<C>(String title, C contender) {}
