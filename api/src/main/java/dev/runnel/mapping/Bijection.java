package dev.runnel.mapping;

import dev.runnel.error.InvalidValue;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Storage;
import org.jspecify.annotations.Nullable;

/**
 * A Java type and the storage values that stand for its values. For every value that is not {@link #unfit} and that is
 * {@link #isExact}, {@code decode(encode(value))} equals it. Absence is not its business: null is neither taken nor given.
 *
 * @param <J> the Java type
 * @param <S> the carrier of the storage type
 */
public sealed interface Bijection<J, S> permits Identity, Cast, Scaled, Labels, Newtype {

    Storage storage();

    /** How many bytes the numbers of the Java type take, all of which are values; 0 where it is no number of a fixed width. */
    int bytes();

    /** What keeps a value out of every column of the storage type; null where nothing does. */
    InvalidValue.@Nullable Reason unfit(J value);

    /** What a column holds of a value that fits: the value, or the last storage value before it. */
    S encode(J value);

    /** Whether {@link #encode} loses nothing of a value. */
    boolean isExact(J value);

    /**
     * The value that a storage value stands for.
     *
     * @throws dev.runnel.error.DecodeFailed when it stands for none
     */
    J decode(S stored);

    /** Whether a comparison of two values comes out as that of their storage values does. Equality always does. */
    boolean keeps(CompareOp op);
}
