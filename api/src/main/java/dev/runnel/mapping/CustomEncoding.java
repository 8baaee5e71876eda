package dev.runnel.mapping;

import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.RunnelException;
import dev.runnel.type.StorageType;
import org.jspecify.annotations.Nullable;

/**
 * A bijection of the application, followed by the encoding of its results. Two are equal if the classes of their
 * bijections and their inner encodings are equal, because a bijection has no state.
 *
 * @param bijection the bijection of the application
 * @param inner the encoding of its results
 * @param <J> the Java type
 * @param <I> the type of the bijection's results
 * @param <S> the carrier of the storage type
 */
public record CustomEncoding<J, I, S>(Bijection<J, I> bijection, Encoding<I, S> inner) implements Encoding<J, S> {

    @Override
    public StorageType storage() {
        return inner.storage();
    }

    @Override
    public int bytes() {
        return inner.bytes();
    }

    @Override
    public InvalidValueException.@Nullable Reason violation(J value) {
        I encoded;
        try {
            encoded = bijection.encode(value);
        } catch (RuntimeException notTaken) {
            return InvalidValueException.Reason.NOT_MAPPED;
        }
        return encoded == null ? InvalidValueException.Reason.NOT_MAPPED : inner.violation(encoded);
    }

    @Override
    public S encode(J value) {
        return inner.encode(bijection.encode(value));
    }

    @Override
    public boolean isExact(J value) {
        return inner.isExact(bijection.encode(value));
    }

    @Override
    public J decode(S stored) {
        I encoded = inner.decode(stored);
        J value;
        try {
            value = bijection.decode(encoded);
        } catch (RunnelException ours) {
            throw ours;
        } catch (RuntimeException refused) {
            throw DecodeException.of("the bijection of the field threw an exception for a stored value", refused)
                    .hint("correct the rows, or let the bijection accept the value");
        }
        if (value == null) {
            throw new DecodeException("the bijection of the field returned null for a stored value")
                    .hint("let the bijection return a value for every stored value; NULL needs no mapping");
        }
        return value;
    }

    @Override
    public boolean preserves(PreservedOperator operator) {
        return bijection.preserves(operator) && inner.preserves(operator);
    }

    @Override
    public Encoding<J, S> ofAllDigits() {
        return new CustomEncoding<>(bijection, inner.ofAllDigits());
    }

    @Override
    public Encoding<?, ?> storageForm() {
        return inner.storageForm() == inner ? this : overForm();
    }

    /** The parts have the same types. */
    @SuppressWarnings("unchecked")
    private Encoding<?, ?> overForm() {
        return new CustomEncoding<>(
                (Bijection<Object, Object>) bijection, (Encoding<Object, Object>) inner.storageForm());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomEncoding<?, ?, ?> that
                && bijection.getClass() == that.bijection.getClass()
                && inner.equals(that.inner);
    }

    @Override
    public int hashCode() {
        return 31 * bijection.getClass().hashCode() + inner.hashCode();
    }
}
