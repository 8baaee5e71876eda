package dev.runnel.driver.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.schema.Column;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompositeKeyEncodingTest {
    private record Ordered(StorageType storage, List<Object> ascending) {}

    static Stream<Ordered> values() {
        return Stream.of(
                new Ordered(StorageType.BOOL, List.of(false, true)),
                new Ordered(StorageType.I64, List.of(Long.MIN_VALUE, -256L, -1L, 0L, 1L, 255L, Long.MAX_VALUE)),
                new Ordered(StorageType.F64, List.of(-1e100, -2.5, -1e-100, 0.0, 1e-100, 2.5, 1e100)),
                new Ordered(
                        StorageType.DECIMAL,
                        Stream.of(
                                        "-1E+100", "-12", "-1.3", "-1.25", "-0.001", "0", "0.001", "1.25", "1.3", "9",
                                        "12", "1E+100")
                                .<Object>map(BigDecimal::new)
                                .toList()),
                new Ordered(StorageType.TEXT, List.of("", "a", "a ", "ab", "b", "\u00e9", "\uffee", "\ud83d\ude00")),
                new Ordered(
                        StorageType.BYTES,
                        List.of(
                                new byte[0],
                                new byte[] {0},
                                new byte[] {0, 0},
                                new byte[] {0, 1},
                                new byte[] {1},
                                new byte[] {-1})),
                new Ordered(StorageType.UUID, List.of(new UUID(0, 1), new UUID(1, 0), new UUID(-1, 0))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void keysCompareAsTheirComponents(Ordered values) {
        Column first = new Column("t", "a", 0, Type.of(values.storage()));
        Column second = new Column("t", "b", 1, Type.of(StorageType.I32));
        List<Object> ascending = values.ascending();
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                byte[] a = CompositeKeyEncoding.encode(List.of(first, second), List.of(ascending.get(i), 5));
                byte[] b = CompositeKeyEncoding.encode(List.of(first, second), List.of(ascending.get(j), 5));
                assertThat(Integer.signum(Arrays.compareUnsigned(a, b))).isEqualTo(Integer.compare(i, j));
                byte[] prefix = CompositeKeyEncoding.encode(List.of(first, second), List.of(ascending.get(j)));
                assertThat(a.length >= prefix.length && Arrays.equals(Arrays.copyOf(a, prefix.length), prefix))
                        .isEqualTo(i == j);
            }
        }
    }
}
