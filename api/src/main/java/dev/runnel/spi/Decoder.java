package dev.runnel.spi;

/**
 * Builds a record of a row. Generated. The fields that are not deferred lie from {@code at} on, in declaration order; deferred
 * fields and relations lie where {@code loads} says.
 */
@FunctionalInterface
public interface Decoder<M> {
    M decode(Row row, int at, DecodeLayout loads);
}
