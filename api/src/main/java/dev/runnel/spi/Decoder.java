package dev.runnel.spi;

/**
 * Creates a record from a row. The annotation processor generates one for each model.
 *
 * <p>The columns that each query loads are at the positions from {@code at} on, in declaration order. Deferred columns
 * and relations are at the positions that the layout returns.
 *
 * @param <M> the record
 */
@FunctionalInterface
public interface Decoder<M> {
    /**
     * Creates the record of a row.
     *
     * @param row the row, which is valid only during this call
     * @param at the position of the first column
     * @param loads the positions of deferred columns and relations
     * @throws dev.runnel.error.DecodeException if a stored value cannot be converted
     */
    M decode(Row row, int at, DecodeLayout loads);
}
