package dev.runnel.mapping;

import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.type.StorageType;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a Java library type. {@link JdkEncodings} and {@link TextEncodings} contain all instances.
 *
 * @param <J> the Java type
 * @param <S> the carrier of the storage type
 */
public final class JdkTypeEncoding<J, S> implements Encoding<J, S> {
    private final IdentityEncoding<S> carrier;
    private final int bytes;
    private final Function<J, S> to;
    private final Function<S, J> from;
    private final Set<PreservedOperator> kept;
    private final Predicate<J> fits;
    private final Predicate<J> whole;
    private final boolean onto;

    private JdkTypeEncoding(
            IdentityEncoding<S> carrier,
            int bytes,
            Function<J, S> to,
            Function<S, J> from,
            Set<PreservedOperator> kept,
            Predicate<J> fits,
            Predicate<J> whole,
            boolean onto) {
        this.carrier = carrier;
        this.bytes = bytes;
        this.to = to;
        this.from = from;
        this.kept = kept;
        this.fits = fits;
        this.whole = whole;
        this.onto = onto;
    }

    /**
     * Returns an encoding that accepts all values of the Java type.
     *
     * @param from may throw {@code IllegalArgumentException}, {@code ArithmeticException} or {@code DateTimeException}
     *     for a storage value that corresponds to no value
     */
    static <J, S> JdkTypeEncoding<J, S> of(
            StorageType storage, Function<J, S> to, Function<S, J> from, PreservedOperator... kept) {
        return new JdkTypeEncoding<>(
                IdentityEncoding.of(storage), 0, to, from, Set.of(kept), value -> true, value -> true, false);
    }

    /** Returns this encoding with a fixed width of its values, in bytes. */
    JdkTypeEncoding<J, S> ofBytes(int number) {
        return new JdkTypeEncoding<>(carrier, number, to, from, kept, fits, whole, onto);
    }

    /** Returns this encoding, restricted to the values that satisfy the predicate. */
    JdkTypeEncoding<J, S> of(Predicate<J> taken) {
        return new JdkTypeEncoding<>(carrier, bytes, to, from, kept, taken, whole, onto);
    }

    /** Returns this encoding, exact only for the values that satisfy the predicate. */
    JdkTypeEncoding<J, S> exactFor(Predicate<J> values) {
        return new JdkTypeEncoding<>(carrier, bytes, to, from, kept, fits, values, onto);
    }

    /** Returns this encoding as one in which each storage value corresponds to a value. */
    JdkTypeEncoding<J, S> onto() {
        return new JdkTypeEncoding<>(carrier, bytes, to, from, kept, fits, whole, true);
    }

    @Override
    public StorageType storage() {
        return carrier.storage();
    }

    @Override
    public int bytes() {
        return bytes;
    }

    @Override
    public InvalidValueException.@Nullable Reason violation(J value) {
        return fits.test(value) ? carrier.violation(to.apply(value)) : InvalidValueException.Reason.NOT_MAPPED;
    }

    @Override
    public S encode(J value) {
        return carrier.encode(to.apply(value));
    }

    @Override
    public boolean isExact(J value) {
        return whole.test(value) && carrier.isExact(to.apply(value));
    }

    @Override
    public J decode(S stored) {
        try {
            return from.apply(stored);
        } catch (RuntimeException noSuchValue) {
            throw DecodeException.of("the stored value cannot be converted to its Java type", noSuchValue)
                    .hint("correct the rows, or the type of the component");
        }
    }

    @Override
    public boolean isSurjective() {
        return onto;
    }

    @Override
    public boolean preserves(PreservedOperator operator) {
        return kept.contains(operator);
    }
}
