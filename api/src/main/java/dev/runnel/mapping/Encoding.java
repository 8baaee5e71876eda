package dev.runnel.mapping;

import dev.runnel.error.InvalidValueException;
import dev.runnel.type.StorageType;
import org.jspecify.annotations.Nullable;

/**
 * The mapping between a Java type and a storage type. It is a bijection on the values that have no {@link #violation}
 * and are {@link #isExact exact}. An encoding is one of the cases below or a composition of them, so its properties
 * follow from its parts. Neither arguments nor results are null: NULL is handled outside of encodings. Immutable.
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

    /** Returns the storage type. */
    StorageType storage();

    /** Returns the width of the numbers of the Java type in bytes; 0 if it is not a number of fixed width. */
    int bytes();

    /** Returns the reason why no column of the storage type can store a value; null if one can. */
    InvalidValueException.@Nullable Reason violation(J value);

    /** Returns the stored form of a valid value: exact, or rounded down if the encoding preserves order. */
    @Override
    S encode(J value);

    /** Returns whether {@link #encode} represents a value exactly. */
    boolean isExact(J value);

    /**
     * Returns the value of a storage value.
     *
     * @throws dev.runnel.error.DecodeException if the storage value corresponds to no value
     */
    @Override
    J decode(S stored);

    /** Returns whether each storage value corresponds to a value, so that {@link #decode} never fails. */
    default boolean isSurjective() {
        return false;
    }

    /** Returns this encoding for a column with the maximum number of digits of a second. */
    default Encoding<J, S> ofAllDigits() {
        return this;
    }

    /**
     * Returns the encoding that determines the stored form of a value. The database can compare two columns of one Java
     * type only if their forms are equal.
     */
    default Encoding<?, ?> storageForm() {
        return this;
    }
}
