package dev.runnel.benchmarks.ratio;

/**
 * One of the two that are compared.
 *
 * @param title what it is called where it fails
 */
record Variant<C>(String title, C contender) {}
