package dev.runnel.tck.suite.type;

import dev.runnel.Deferred;
import dev.runnel.NonNullExpr;
import dev.runnel.NullableExpr;
import dev.runnel.OrderedExpr;
import dev.runnel.tck.scenario.types.Code;
import dev.runnel.tck.scenario.types.Color;
import dev.runnel.tck.scenario.types.Hue;
import dev.runnel.tck.scenario.types.Level;
import dev.runnel.tck.scenario.types.Rank;
import dev.runnel.tck.scenario.types.Specimen;
import dev.runnel.tck.scenario.types.Specimens;
import dev.runnel.tck.scenario.types.Stamp;
import dev.runnel.tck.scenario.types.Trace;
import dev.runnel.tck.scenario.types.Traces;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows with a value of every type, at the limits and between, and how to read and compare each type. */
public final class TypeSample {
    private TypeSample() {}

    /**
     * A type that has an order.
     *
     * @param required its column of a specimen
     * @param value its value of a specimen
     * @param nullable its column of a trace
     * @param order that every backend has
     */
    public record Ordered<T>(
            String name,
            Function<Specimens.Fields<Specimen>, ? extends OrderedExpr<Specimen, T>> required,
            Function<Specimen, T> value,
            Function<Traces.Fields<Trace>, ? extends OrderedExpr<Trace, T>> nullable,
            Comparator<T> order) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static <T> Ordered<T> natural(
            String name,
            StorageType storage,
            Function<Specimens.Fields<Specimen>, ? extends OrderedExpr<Specimen, T>> required,
            Function<Specimen, T> value,
            Function<Traces.Fields<Trace>, ? extends OrderedExpr<Trace, T>> nullable) {
        return new Ordered<>(name, required, value, nullable, storage.order()::compare);
    }

    public static final List<Ordered<?>> ORDERED = List.of(
            natural("boolean", StorageType.BOOL, f -> f.truth(), Specimen::truth, f -> f.truth()),
            new Ordered<>("byte", f -> f.tiny(), Specimen::tiny, f -> f.tiny(), Byte::compare),
            natural("short", StorageType.I16, f -> f.small(), Specimen::small, f -> f.small()),
            natural("int", StorageType.I32, f -> f.medium(), Specimen::medium, f -> f.medium()),
            natural("long", StorageType.I64, f -> f.large(), Specimen::large, f -> f.large()),
            natural("float", StorageType.F32, f -> f.narrow(), Specimen::narrow, f -> f.narrow()),
            natural("double", StorageType.F64, f -> f.wide(), Specimen::wide, f -> f.wide()),
            natural("BigDecimal", StorageType.DECIMAL, f -> f.amount(), Specimen::amount, f -> f.amount()),
            natural("String", StorageType.TEXT, f -> f.text(), Specimen::text, f -> f.text()),
            natural("byte[]", StorageType.BYTES, f -> f.bytes(), Specimen::bytes, f -> f.bytes()),
            natural("UUID", StorageType.UUID, f -> f.uuid(), Specimen::uuid, f -> f.uuid()),
            natural("LocalDate", StorageType.DATE, f -> f.day(), Specimen::day, f -> f.day()),
            natural("LocalTime", StorageType.TIME, f -> f.time(), Specimen::time, f -> f.time()),
            natural("LocalDateTime", StorageType.DATETIME, f -> f.moment(), Specimen::moment, f -> f.moment()),
            natural("Instant", StorageType.INSTANT, f -> f.instant(), Specimen::instant, f -> f.instant()),
            new Ordered<>(
                    "OffsetDateTime",
                    f -> f.offset(),
                    Specimen::offset,
                    f -> f.offset(),
                    Comparator.comparing(OffsetDateTime::toInstant)),
            new Ordered<>(
                    "newtype of String",
                    f -> f.code(),
                    Specimen::code,
                    f -> f.code(),
                    Comparator.comparing(Code::value, StorageType.TEXT.order()::compare)),
            new Ordered<>(
                    "newtype of int", f -> f.rank(), Specimen::rank, f -> f.rank(), Comparator.comparing(Rank::value)),
            new Ordered<>(
                    "newtype of a newtype",
                    f -> f.level(),
                    Specimen::level,
                    f -> f.level(),
                    Comparator.comparing(level -> level.rank().value())),
            new Ordered<>(
                    "newtype of OffsetDateTime",
                    f -> f.stamp(),
                    Specimen::stamp,
                    f -> f.stamp(),
                    Comparator.comparing(stamp -> stamp.at().toInstant())));

    /** The columns of a specimen, and of a trace, without the number. */
    public static final List<String> COLUMNS = Components.names(Specimen.class);

    /** A column of a specimen, as it is selected. */
    public static NonNullExpr<Specimen, ?> required(Specimens.Fields<Specimen> fields, String column) {
        return Components.call(fields, Specimens.Fields.class, column);
    }

    /** The same column of a trace. */
    public static NullableExpr<Trace, ?> nullable(Traces.Fields<Trace> fields, String column) {
        return Components.call(fields, Traces.Fields.class, column);
    }

    /** Edges: the least, the greatest, nothing, and what is easily mixed up. */
    public static final List<Specimen> EDGES = List.of(
            specimen(
                    1,
                    false,
                    Byte.MIN_VALUE,
                    Short.MIN_VALUE,
                    Integer.MIN_VALUE,
                    Long.MIN_VALUE,
                    -Float.MAX_VALUE,
                    -Double.MAX_VALUE,
                    "-12345678901234567890123456789012345",
                    "",
                    new byte[0],
                    new UUID(0, 0),
                    LocalDate.of(1, 1, 1),
                    LocalTime.MIN,
                    LocalDateTime.of(1, 1, 1, 0, 0),
                    Color.RED),
            specimen(
                    2,
                    true,
                    Byte.MAX_VALUE,
                    Short.MAX_VALUE,
                    Integer.MAX_VALUE,
                    Long.MAX_VALUE,
                    Float.MAX_VALUE,
                    Double.MAX_VALUE,
                    "12345678901234567890123456789012345",
                    "\uD83D\uDE00",
                    new byte[] {-1},
                    new UUID(-1, -1),
                    LocalDate.of(9999, 12, 31),
                    LocalTime.of(23, 59, 59, 999_999_000),
                    LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000),
                    Color.GREEN),
            specimen(
                    3,
                    false,
                    (byte) 0,
                    (short) 0,
                    0,
                    0,
                    0,
                    0,
                    "0",
                    "a",
                    new byte[] {0},
                    new UUID(Long.MIN_VALUE, 1),
                    LocalDate.of(2000, 2, 29),
                    LocalTime.NOON,
                    LocalDateTime.of(2000, 2, 29, 12, 0),
                    Color.BLUE),
            specimen(
                    4,
                    true,
                    (byte) 1,
                    (short) 1,
                    1,
                    1,
                    Float.MIN_VALUE,
                    Double.MIN_VALUE,
                    "0.000000000000000000000000000001",
                    "\uFFFD",
                    new byte[] {0, 0},
                    new UUID(1, Long.MIN_VALUE),
                    LocalDate.of(1582, 10, 10),
                    LocalTime.of(0, 0, 0, 1_000),
                    LocalDateTime.of(1582, 10, 10, 0, 0, 0, 1_000),
                    Color.RED),
            specimen(
                    5,
                    true,
                    (byte) -1,
                    (short) -1,
                    -1,
                    -1,
                    -Float.MIN_VALUE,
                    -Double.MIN_VALUE,
                    "-0.5",
                    "A",
                    new byte[] {127, -128},
                    new UUID(Long.MAX_VALUE, Long.MAX_VALUE),
                    LocalDate.of(1969, 12, 31),
                    LocalTime.of(12, 0, 0, 1_000),
                    LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
                    Color.GREEN),
            specimen(
                    6,
                    false,
                    (byte) 10,
                    (short) 300,
                    100_000,
                    10_000_000_000L,
                    0.1f,
                    0.1,
                    "100000",
                    "b\nc'\"\\",
                    new byte[] {1, 2, 3},
                    new UUID(5, 5),
                    LocalDate.of(2024, 2, 29),
                    LocalTime.of(9, 30),
                    LocalDateTime.of(2024, 2, 29, 9, 30),
                    Color.BLUE),
            specimen(
                    7,
                    false,
                    (byte) 10,
                    (short) 300,
                    100_000,
                    10_000_000_000L,
                    0.1f,
                    0.1,
                    "99999.5",
                    "b",
                    new byte[] {1, 2},
                    new UUID(5, 6),
                    LocalDate.of(1900, 2, 28),
                    LocalTime.of(9, 30, 0, 500_000_000),
                    LocalDateTime.of(1900, 2, 28, 9, 30),
                    Color.BLUE));

    private static Specimen specimen(
            int number,
            boolean truth,
            byte tiny,
            short small,
            int medium,
            long large,
            float narrow,
            double wide,
            String amount,
            String text,
            byte[] bytes,
            UUID uuid,
            LocalDate day,
            LocalTime time,
            LocalDateTime moment,
            Color color) {
        Instant instant = moment.toInstant(ZoneOffset.UTC);
        OffsetDateTime offset = instant.atOffset(ZoneOffset.UTC);
        return new Specimen(
                number,
                truth,
                tiny,
                small,
                medium,
                large,
                narrow,
                wide,
                new BigDecimal(amount),
                text,
                bytes,
                uuid,
                day,
                time,
                moment,
                instant,
                offset,
                color,
                new Code(text),
                new Rank(medium),
                new Level(new Rank(medium)),
                new Hue(color),
                new Stamp(offset));
    }

    /** One with values of a small range, so that many are equal. */
    public static Specimen random(int number, Random random) {
        int some = random.nextInt(40) - 20;
        LocalDateTime moment =
                LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(some * 100_000L).plusNanos(some * 1_000L);
        return specimen(
                number,
                random.nextBoolean(),
                (byte) some,
                (short) (some * 1_000),
                some * 1_000_000,
                some * 10_000_000_000L,
                some / 8f,
                some / 3d,
                BigDecimal.valueOf(random.nextInt(60) - 30, random.nextInt(3))
                        .stripTrailingZeros()
                        .toPlainString(),
                Character.toString(some < 0 ? 0x1F600 + some : 'a' + some),
                new byte[] {(byte) some, (byte) random.nextInt(3)},
                new UUID((long) some << 59, some),
                moment.toLocalDate(),
                moment.toLocalTime(),
                moment,
                Color.values()[random.nextInt(3)]);
    }

    /** A trace with the values of a specimen. */
    public static Trace trace(Specimen s) {
        return Components.record(Trace.class, component -> switch (component.getName()) {
            case "laterCode" -> Deferred.of(s.code());
            case "laterColor" -> Deferred.of(Optional.of(s.color()));
            case "laterBytes" -> Deferred.of(s.bytes());
            default -> Components.optional(component, Components.value(s, component.getName()));
        });
    }

    /** A trace of nulls, where they may be. */
    public static Trace blank(int number) {
        return Components.record(Trace.class, component -> switch (component.getName()) {
            case "number" -> number;
            case "laterCode" -> Deferred.of(new Code("blank"));
            case "laterColor" -> Deferred.of(Optional.empty());
            case "laterBytes" -> Deferred.of(new byte[] {9});
            default -> Components.optional(component, null);
        });
    }

    /** A form in which records with equal values and arrays with equal bytes are equal, alone, in lists and in optionals. */
    public static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Specimen || value instanceof Trace) {
            return comparable(Components.values((Record) value));
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            list.forEach(each -> all.add(comparable(each)));
            return all;
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(TypeSample::comparable);
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    public static List<Specimen> many(int count) {
        Random random = new Random(20261122);
        List<Specimen> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(random(i, random));
        }
        return all;
    }
}
