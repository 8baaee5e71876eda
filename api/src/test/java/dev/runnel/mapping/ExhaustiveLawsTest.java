package dev.runnel.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.InvalidValueException;
import dev.runnel.type.CompareOp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The laws over whole domains that are small: every value and every pair, and every bijection between sets of three values with every
 * other one after it. Where a proof would go over all types, this goes over all values.
 */
class ExhaustiveLawsTest {
    private static final List<Byte> BYTES = IntStream.rangeClosed(Byte.MIN_VALUE, Byte.MAX_VALUE)
            .mapToObj(i -> (byte) i)
            .toList();

    private static final List<Short> SHORTS = IntStream.rangeClosed(Short.MIN_VALUE, Short.MAX_VALUE)
            .mapToObj(i -> (short) i)
            .toList();

    @Test
    void everyPairOfBytes() {
        for (byte a : BYTES) {
            assertThat(JdkEncodings.BYTE.decode(JdkEncodings.BYTE.encode(a))).isEqualTo(a);
            assertThat(JdkEncodings.UNSIGNED_BYTE.decode(JdkEncodings.UNSIGNED_BYTE.encode(a)))
                    .isEqualTo(a);
            for (byte b : BYTES) {
                int signed = JdkEncodings.BYTE.encode(a).compareTo(JdkEncodings.BYTE.encode(b));
                int unsigned = JdkEncodings.UNSIGNED_BYTE.encode(a).compareTo(JdkEncodings.UNSIGNED_BYTE.encode(b));
                for (CompareOp op : CompareOp.values()) {
                    if (op.test(signed) != op.test(Byte.compare(a, b))
                            || op.test(unsigned) != op.test(Byte.compareUnsigned(a, b))) {
                        throw new AssertionError(a + " " + op.symbol() + " " + b);
                    }
                }
                if (a + b == (byte) (a + b)) {
                    int sum = JdkEncodings.BYTE.encode(a) + JdkEncodings.BYTE.encode(b);
                    assertThat((int) JdkEncodings.BYTE.encode((byte) (a + b))).isEqualTo(sum);
                }
            }
        }
    }

    @Test
    void everyShortAndEveryCharacter() {
        for (short value : SHORTS) {
            assertThat(JdkEncodings.UNSIGNED_SHORT.decode(JdkEncodings.UNSIGNED_SHORT.encode(value)))
                    .isEqualTo(value);
            char character = (char) value;
            boolean stored = character != 0 && !Character.isSurrogate(character);
            assertThat(JdkEncodings.CHAR.violation(character) == null).isEqualTo(stored);
            if (stored) {
                assertThat(JdkEncodings.CHAR.decode(JdkEncodings.CHAR.encode(character)))
                        .isEqualTo(character);
            }
        }
    }

    /** Over shorts, with every scale and offset of a few: what is taken comes back, and what is read is stored as it was. */
    @Test
    void everyShortUnderManyAffineMappings() {
        for (int scale : new int[] {-1000, -7, -2, -1, 1, 2, 3, 256, 32_767}) {
            for (int offset : new int[] {-32_768, -1, 0, 1, 5, 32_767}) {
                AffineEncoding<Short> affine =
                        AffineEncoding.ofShort(Integer.toString(scale), Integer.toString(offset));
                for (short value : SHORTS) {
                    long image = (long) scale * value + offset;
                    boolean taken = image == (short) image;
                    assertThat(affine.violation(value))
                            .isEqualTo(taken ? null : InvalidValueException.Reason.OUT_OF_RANGE);
                    if (taken && (affine.encode(value) != image || affine.decode((short) image) != value)) {
                        throw new AssertionError(scale + " * " + value + " + " + offset);
                    }
                }
            }
        }
    }

    /** A permutation of the numbers below 3, and what it keeps, found by trying all pairs. */
    private record Permutation(List<Integer> images) implements Bijection<Integer, Integer> {
        @Override
        public Integer encode(Integer value) {
            return images.get(value);
        }

        @Override
        public Integer decode(Integer stored) {
            return images.indexOf(stored);
        }

        @Override
        public boolean preserves(PreservedOperator operator) {
            return keeps(this, operator);
        }
    }

    private static boolean keeps(Bijection<Integer, Integer> bijection, PreservedOperator operator) {
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                int left = bijection.encode(a);
                int right = bijection.encode(b);
                boolean kept = switch (operator) {
                    case EQUAL -> (a == b) == (left == right);
                    case LESS -> (a < b) == (left < right);
                    case PLUS -> bijection.encode((a + b) % 3) == (left + right) % 3;
                };
                if (!kept) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What a composition says that it keeps, it keeps. */
    @Test
    void everyCompositionOfPermutations() {
        List<Permutation> all = new ArrayList<>();
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                if (a != b) {
                    all.add(new Permutation(List.of(a, b, 3 - a - b)));
                }
            }
        }
        assertThat(all).hasSize(6);
        for (Permutation first : all) {
            for (Permutation second : all) {
                Bijection<Integer, Integer> both = first.andThen(second);
                for (int value = 0; value < 3; value++) {
                    assertThat(both.encode(value)).isEqualTo(second.encode(first.encode(value)));
                    assertThat(both.decode(both.encode(value))).isEqualTo(value);
                }
                for (PreservedOperator operator : PreservedOperator.values()) {
                    if (both.preserves(operator)) {
                        assertThat(keeps(both, operator))
                                .as("%s then %s: %s", first, second, operator)
                                .isTrue();
                    }
                }
            }
        }
    }
}
