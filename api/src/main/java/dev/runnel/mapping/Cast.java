package dev.runnel.mapping;

import dev.runnel.error.DecodeFailed;
import dev.runnel.error.InvalidValue;
import dev.runnel.type.Storage;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Another Java type for values of a storage type. The constants of {@link Library} are all there are.
 *
 * @param <J> the Java type
 * @param <S> the carrier of the storage type
 */
public final class Cast<J, S> implements Encoding<J, S> {
    private final Identity<S> carrier;
    private final int bytes;
    private final Function<J, S> to;
    private final Function<S, J> from;
    private final Set<Operator> kept;
    private final Predicate<J> fits;
    private final Predicate<J> whole;
    private final boolean onto;

    private Cast(
            Identity<S> carrier,
            int bytes,
            Function<J, S> to,
            Function<S, J> from,
            Set<Operator> kept,
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
     * Of all values of the Java type.
     *
     * @param from may throw on what stands for none, as {@code IllegalArgumentException}, {@code ArithmeticException} or a
     *     {@code DateTimeException}
     */
    static <J, S> Cast<J, S> of(Storage storage, Function<J, S> to, Function<S, J> from, Operator... kept) {
        return new Cast<>(Identity.of(storage), 0, to, from, Set.of(kept), value -> true, value -> true, false);
    }

    /** Whose values take so many bytes each. */
    Cast<J, S> ofBytes(int number) {
        return new Cast<>(carrier, number, to, from, kept, fits, whole, onto);
    }

    /** Of these values alone. */
    Cast<J, S> of(Predicate<J> taken) {
        return new Cast<>(carrier, bytes, to, from, kept, taken, whole, onto);
    }

    /** That loses something of the others. */
    Cast<J, S> exactFor(Predicate<J> values) {
        return new Cast<>(carrier, bytes, to, from, kept, fits, values, onto);
    }

    /** With a value for every storage value. */
    Cast<J, S> onto() {
        return new Cast<>(carrier, bytes, to, from, kept, fits, whole, true);
    }

    @Override
    public Storage storage() {
        return carrier.storage();
    }

    @Override
    public int bytes() {
        return bytes;
    }

    @Override
    public InvalidValue.@Nullable Reason unfit(J value) {
        return fits.test(value) ? carrier.unfit(to.apply(value)) : InvalidValue.Reason.NOT_MAPPED;
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
            throw DecodeFailed.of("the stored value cannot be converted to its Java type", noSuchValue)
                    .hint("correct the rows, or the type of the component");
        }
    }

    @Override
    public boolean isOnto() {
        return onto;
    }

    @Override
    public boolean canDistribute(Operator operator) {
        return kept.contains(operator);
    }
}
