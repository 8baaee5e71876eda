package dev.runnel.mapping;

import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.RunnelException;
import dev.runnel.type.StorageType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores a record of one component as its component.
 *
 * @param <J> the record
 * @param <I> the type of its component
 * @param <S> the carrier of the storage type
 */
public final class NewtypeEncoding<J, I, S> implements Encoding<J, S> {
    private final Function<I, J> wrap;
    private final Function<J, I> unwrap;
    private final Encoding<I, S> inner;

    private NewtypeEncoding(Function<I, J> wrap, Function<J, I> unwrap, Encoding<I, S> inner) {
        this.wrap = wrap;
        this.unwrap = unwrap;
        this.inner = inner;
    }

    /**
     * Returns the encoding of a record.
     *
     * @param inner the encoding of the component
     */
    public static <J, I, S> NewtypeEncoding<J, I, S> of(
            Function<I, J> wrap, Function<J, I> unwrap, Encoding<I, S> inner) {
        return new NewtypeEncoding<>(wrap, unwrap, inner);
    }

    /** Returns the encoding of the component. */
    public Encoding<I, S> inner() {
        return inner;
    }

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
        I component = unwrap.apply(value);
        return component == null ? InvalidValueException.Reason.NULL_INSIDE : inner.violation(component);
    }

    @Override
    public S encode(J value) {
        return inner.encode(unwrap.apply(value));
    }

    @Override
    public boolean isExact(J value) {
        return inner.isExact(unwrap.apply(value));
    }

    @Override
    public J decode(S stored) {
        I component = inner.decode(stored);
        try {
            return wrap.apply(component);
        } catch (RunnelException ours) {
            throw ours;
        } catch (RuntimeException refused) {
            throw DecodeException.of("the constructor of the newtype threw an exception for a stored value", refused)
                    .hint("correct the rows, or let the constructor accept the value");
        }
    }

    @Override
    public boolean preserves(PreservedOperator operator) {
        return inner.preserves(operator);
    }

    @Override
    public Encoding<J, S> ofAllDigits() {
        return new NewtypeEncoding<>(wrap, unwrap, inner.ofAllDigits());
    }

    @Override
    public Encoding<?, ?> storageForm() {
        return inner.storageForm();
    }
}
