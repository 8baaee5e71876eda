package dev.runnel.mapping;

import dev.runnel.error.InvalidValueException;
import dev.runnel.type.StorageType;
import org.jspecify.annotations.Nullable;

/**
 * A Java type and the storage values that stand for its values: a bijection on those that are not {@link #violation} and are
 * {@link #isExact}. Built from the cases below, so that what it keeps follows from its parts. Absence is not its business: null is
 * neither taken nor given.
 *
 * @param <J> the Java type
 * @param <S> the carrier of the storage type
 */
public sealed interface Encoding<J, S> extends Bijection<J, S>
        permits IdentityEncoding,
                JdkTypeEncoding,
                FixedScaleEncoding,
                TruncatingEncoding,
                EnumEncoding,
                NewtypeEncoding,
                AffineEncoding,
                CustomEncoding,
                JsonText {

    StorageType storage();

    /** How many bytes the numbers of the Java type take, all of which are values; 0 where it is no number of a fixed width. */
    int bytes();

    /** What keeps a value out of every column of the storage type; null where nothing does. */
    InvalidValueException.@Nullable Reason violation(J value);

    /** What a column holds of a value that fits: the value, or, where the order is kept, the last storage value before it. */
    @Override
    S encode(J value);

    /** Whether {@link #encode} loses nothing of a value. */
    boolean isExact(J value);

    /**
     * The value that a storage value stands for.
     *
     * @throws dev.runnel.error.DecodeException when it stands for none
     */
    @Override
    J decode(S stored);

    /** Whether every storage value stands for a value, so that {@link #decode} fails on none. */
    default boolean isSurjective() {
        return false;
    }

    /** The same in a column that keeps every digit of a second that any column does. */
    default Encoding<J, S> ofAllDigits() {
        return this;
    }

    /**
     * What decides which storage value stands for a value: two columns of one Java type are compared as they are stored only where their
     * forms are equal.
     */
    default Encoding<?, ?> storageForm() {
        return this;
    }
}
