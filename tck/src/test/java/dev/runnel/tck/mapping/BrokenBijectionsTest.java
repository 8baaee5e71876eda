package dev.runnel.tck.mapping;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.mapping.Bijection;
import java.util.Comparator;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

/** Tests that each law fails for a bijection that violates it. */
class BrokenBijectionsTest {
    private static final class Laws extends BijectionLaws<String, String> {
        private final Bijection<String, String> bijection;

        Laws(Bijection<String, String> bijection) {
            this.bijection = bijection;
        }

        @Override
        protected Bijection<String, String> bijection() {
            return bijection;
        }

        @Override
        protected Arbitrary<String> values() {
            return EdgeCases.texts();
        }

        @Override
        protected Arbitrary<String> stored() {
            return EdgeCases.texts();
        }

        @Override
        protected Comparator<String> order() {
            return Comparator.naturalOrder();
        }
    }

    private record Lossy() implements Bijection<String, String> {
        @Override
        public String encode(String value) {
            return value.toUpperCase(Locale.ROOT);
        }

        @Override
        public String decode(String stored) {
            return stored;
        }
    }

    private record Backwards() implements Bijection.Ordered<String, String> {
        @Override
        public String encode(String value) {
            return new StringBuilder(value).reverse().toString();
        }

        @Override
        public String decode(String stored) {
            return encode(stored);
        }
    }

    private record Additive() implements Bijection.Additive<String, String> {
        @Override
        public String encode(String value) {
            return value;
        }

        @Override
        public String decode(String stored) {
            return stored;
        }
    }

    @Test
    void whatLosesSomethingDoesNotComeBack() {
        Laws laws = new Laws(new Lossy());
        assertThatThrownBy(() -> laws.roundTrip("a")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> laws.oneFormEach("a")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> laws.equality("a", "A")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> laws.composition("a")).isInstanceOf(AssertionError.class);
        assertThatCode(() -> laws.order("ab", "ba")).as("none is promised").doesNotThrowAnyException();
    }

    @Test
    void anOrderThatIsNotKeptIsSeen() {
        Laws laws = new Laws(new Backwards());
        assertThatThrownBy(() -> laws.order("ab", "ca")).isInstanceOf(AssertionError.class);
    }

    @Test
    void aSumThatIsPromisedIsGiven() {
        assertThatThrownBy(() -> new Laws(new Additive()).sum("a", "b"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("sum()");
    }
}
