package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Db;
import dev.runnel.Expr;
import dev.runnel.NonNullExpr;
import dev.runnel.NullableExpr;
import dev.runnel.OrderedExpr;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.mapped.Holding;
import dev.runnel.tck.scenario.mapped.Holdings;
import dev.runnel.tck.scenario.mapped.Keeping;
import dev.runnel.tck.scenario.mapped.Keepings;
import dev.runnel.tck.scenario.mapped.RawKeepings;
import dev.runnel.tck.suite.Topic;
import dev.runnel.tck.suite.type.MappedSample.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** JDK types that are stored as another type: they round-trip unchanged, and compare as in Java. */
public abstract class LibraryTypeTopic extends Topic {
    private static final Holding SOME = MappedSample.ROWS.get(2);

    @Override
    protected List<ModelProvider> models() {
        return List.of(Holdings.MODEL, Keepings.MODEL);
    }

    @BeforeEach
    void insertRows() {
        assertThat(get(Holdings.insertMany(MappedSample.ROWS).exec(db()))).isEqualTo(MappedSample.ROWS);
        get(Keepings.insertMany(
                        MappedSample.ROWS.stream().map(MappedSample::keeping).toList())
                .exec(db()));
        get(Keepings.insert(MappedSample.blank(100)).exec(db()));
        probe().clear();
    }

    @Test
    @Covers({
        "type_jiff/ty_zoned",
        "type_primitives/ty_u8",
        "type_primitives/ty_u16",
        "type_primitives/ty_u32",
        "type_primitives/ty_u64",
        "type_primitives/ty_usize",
        "embed_enum_unit/create_and_query_enum",
        "embed_enum_string_discriminant/string_discriminant_unit_enum",
        "embed_enum_string_discriminant/mixed_explicit_and_default_labels",
        "embed_enum_optional/option_enum_crud"
    })
    void rowsComeBackAsTheyWere() {
        assertThat(list(Holdings.all().orderBy(f -> f.number().asc()).all(db())))
                .isEqualTo(MappedSample.ROWS);
        List<Keeping> keepings =
                list(Keepings.all().orderBy(f -> f.number().asc()).all(db()));
        assertThat(keepings.subList(0, 5))
                .isEqualTo(MappedSample.ROWS.stream().map(MappedSample::keeping).toList());
        assertThat(keepings.get(5)).isEqualTo(MappedSample.blank(100));
    }

    @Test
    @Covers({
        "embed_enum_filter/filter_unit_enum",
        "embed_enum_unit/filter_by_enum_variant",
        "embed_enum_string_discriminant/filter_by_string_variant",
        "embed_enum_optional/option_enum_filter_presence"
    })
    void equalValuesAreFound() {
        MappedSample.KINDS.forEach(this::equalValuesAreFound);
    }

    private <T> void equalValuesAreFound(Kind<T> kind) {
        for (Holding row : MappedSample.ROWS) {
            T value = kind.value().apply(row);
            List<Integer> same =
                    numbers(other -> Objects.equals(text(kind.value().apply(other)), text(value)));
            assertThat(found(f -> kind.required().apply(f).eq(value)))
                    .as("%s equal to that of %s", kind.name(), row.number())
                    .isEqualTo(same);
            assertThat(found(f -> kind.required().apply(f).in(List.of(value)))).isEqualTo(same);
            assertThat(found(f -> kind.required().apply(f).ne(value)))
                    .isEqualTo(numbers(other -> !same.contains(other.number())));
            assertThat(list(Keepings.filter(f -> kind.nullable().apply(f).eq(value))
                                    .orderBy(f -> f.number().asc())
                                    .all(db()))
                            .stream()
                            .map(Keeping::number)
                            .toList())
                    .isEqualTo(same);
        }
        assertThat(found(f -> {
                    Expr<Holding, T> path = kind.required().apply(f);
                    return path.eq(path);
                }))
                .hasSize(5);
        assertThat(get(Keepings.filter(f -> kind.nullable().apply(f).isNull()).count(db())))
                .isEqualTo(1);
        assertThat(list(Holdings.all()
                        .orderBy(f -> f.number().asc())
                        .select(f -> (NonNullExpr<Holding, T>) kind.required().apply(f))
                        .all(db())))
                .isEqualTo(MappedSample.ROWS.stream().map(kind.value()).toList());
        assertThat(list(Keepings.filter(f -> f.number().eq(100))
                        .select(f -> (NullableExpr<Keeping, T>) kind.nullable().apply(f))
                        .all(db())))
                .containsExactly(Optional.empty());
    }

    /** Texts and URIs that {@code equals} does not tell apart are told apart. */
    private static Object text(Object value) {
        return value instanceof URI uri ? uri.toString() : value;
    }

    private static List<Integer> numbers(Predicate<Holding> wanted) {
        return MappedSample.ROWS.stream().filter(wanted).map(Holding::number).toList();
    }

    private List<Integer> found(Function<Holdings.Fields<Holding>, Condition<Holding>> condition) {
        return list(Holdings.filter(condition::apply)
                        .orderBy(f -> f.number().asc())
                        .all(db()))
                .stream()
                .map(Holding::number)
                .toList();
    }

    @Test
    void orderedTypesHaveTheOrderOfJava() {
        MappedSample.KINDS.stream().filter(kind -> kind.order() != null).forEach(this::hasTheOrderOfJava);
    }

    private <T> void hasTheOrderOfJava(Kind<T> kind) {
        Comparator<T> order = Objects.requireNonNull(kind.order());
        Comparator<Holding> rows = Comparator.comparing(kind.value(), order).thenComparing(Holding::number);
        assertThat(list(Holdings.all()
                        .orderBy(f -> ordered(kind, f).asc(), f -> f.number().asc())
                        .all(db())))
                .as("%s ascending", kind.name())
                .isEqualTo(MappedSample.ROWS.stream().sorted(rows).toList());
        for (Holding row : MappedSample.ROWS) {
            T value = kind.value().apply(row);
            assertThat(found(f -> ordered(kind, f).lt(value)))
                    .as("%s less than that of %s", kind.name(), row.number())
                    .isEqualTo(numbers(other -> order.compare(kind.value().apply(other), value) < 0));
            assertThat(found(f -> ordered(kind, f).ge(value)))
                    .isEqualTo(numbers(other -> order.compare(kind.value().apply(other), value) >= 0));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> OrderedExpr<Holding, T> ordered(Kind<T> kind, Holdings.Fields<Holding> fields) {
        return (OrderedExpr<Holding, T>) kind.required().apply(fields);
    }

    @Test
    @Covers({
        "embed_enum_unit/create_and_query_enum",
        "embed_enum_string_discriminant/string_discriminant_unit_enum",
        "embed_enum_string_discriminant/mixed_explicit_and_default_labels"
    })
    void everySetterOfAnUpdate() {
        Holding to = MappedSample.ROWS.get(3);
        Holdings.Update<Holding> update = Holdings.update(MappedSample.ROWS.get(0));
        for (String column : Components.names(Holding.class)) {
            update = Components.call(update, Holdings.Update.class, column, Components.value(to, column));
        }
        Holding changed = get(update.exec(db()));
        assertThat(get(Holdings.byNumber(1).one(db()))).isEqualTo(changed);
        assertThat(get(Holdings.update(changed).span(Duration.ZERO).exec(db()))).isNotEqualTo(changed);
    }

    @Test
    void sumsAreComputed() {
        Holding row = get(Holdings.update(SOME)
                .whole(f -> f.whole().plus(BigInteger.TWO))
                .span(f -> f.span().minus(Duration.ofMillis(2)))
                .exec(db()));
        assertThat(row.whole()).isEqualTo(BigInteger.valueOf(3));
        assertThat(row.span()).isEqualTo(Duration.ofNanos(-2_001_000));
        get(Holdings.filter(f -> f.number().in(List.of(1, 5))).delete().exec(db()));
        assertThat(found(f -> f.span().plus(Duration.ofHours(1)).gt(Duration.ofDays(1))))
                .isEqualTo(List.of(4));
    }

    /** An assigned value is truncated to microseconds, and a compared value is compared as it is. */
    @Test
    void finerTimesAreTruncatedAndComparedTruly() {
        Duration fine = Duration.ofNanos(-1_001);
        Holding row = get(Holdings.update(SOME)
                .span(fine)
                .zoned(SOME.zoned().plusNanos(1))
                .clock(SOME.clock().plusNanos(999))
                .exec(db()));
        assertThat(row.span()).isEqualTo(Duration.ofNanos(-2_000));
        assertThat(row.zoned()).isEqualTo(SOME.zoned());
        assertThat(row.clock()).isEqualTo(SOME.clock());
        assertThat(found(f -> f.span().eq(fine))).isEmpty();
        assertThat(found(f -> f.span().lt(fine))).contains(3);
        assertThat(found(f -> f.span().ge(fine))).doesNotContain(3);
        assertThat(found(f -> f.zoned().eq(SOME.zoned().plusNanos(1)))).isEmpty();
        assertThat(found(f -> f.zoned().ne(SOME.zoned().plusNanos(1)))).hasSize(5);
    }

    @Test
    void valuesOutOfTheColumnRangeAreRejected() {
        refusesValue(
                "Holding.span",
                () -> Holdings.update(SOME)
                        .span(Duration.ofSeconds(Long.MAX_VALUE))
                        .exec(db()));
        refusesValue(
                "Holding.span",
                () -> Holdings.filter(f -> f.span().lt(Duration.ofSeconds(Long.MIN_VALUE)))
                        .count(db()));
        refusesValue(
                "Holding.locale",
                () -> Holdings.update(SOME)
                        .locale(new Locale("no such", "country"))
                        .exec(db()));
        refusesValue(
                "Holding.letter", () -> Holdings.update(SOME).letter('\ud800').exec(db()));
        refusesValue("Holding.letter", () -> Holdings.update(SOME).letter('\0').exec(db()));
        refusesValue(
                "Holding.whole",
                () -> Holdings.update(SOME).whole(BigInteger.TEN.pow(200_000)).exec(db()));
    }

    private void refusesValue(String field, Supplier<? extends Mono<?>> statement) {
        probe().clear();
        assertThat(failure(InvalidValueException.class, statement).field()).isEqualTo(field);
        assertThat(probe().calls()).as("calls of the driver").isEmpty();
    }

    /** Written by another program, which knows the column and not the type. */
    @Test
    void invalidStoredFormsFailToDecode() {
        isNotRead(row -> row.letter("a text"));
        isNotRead(row -> row.zoned("2024-01-01T00:00+01:00[No/Where]"));
        isNotRead(row -> row.clock("noon"));
        isNotRead(row -> row.month(LocalDate.of(2024, 2, 2)));
        isNotRead(row -> row.locale("EN-us"));
        isNotRead(row -> row.currency("ABC"));
        isNotRead(row -> row.address("localhost"));
        isNotRead(row -> row.address("300.1.1.1"));
        isNotRead(row -> row.u8((short) 256));
        isNotRead(row -> row.u8((short) -1));
        isNotRead(row -> row.u64(new BigDecimal("18446744073709551616")));
        isNotRead(row -> row.whole(new BigDecimal("0.5")));
        isNotRead(row -> row.mood("GLAD"));
        isNotRead(row -> row.phase(31));
    }

    private void isNotRead(UnaryOperator<RawKeepings.Create> damage) {
        Db other = home().beside(RawKeepings.MODEL);
        get(damage.apply(RawKeepings.create().number(200)).exec(other));
        DecodeException failed =
                failure(DecodeException.class, () -> Keepings.byNumber(200).one(db()));
        assertThat(failed).hasMessageContaining("Keeping.").hasMessageNotContaining("localhost");
        get(RawKeepings.byNumber(200).delete().exec(other));
    }
}
