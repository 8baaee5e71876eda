package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Db;
import dev.runnel.Deferred;
import dev.runnel.MutationResult;
import dev.runnel.OrderedExpr;
import dev.runnel.RowValue;
import dev.runnel.Statement;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.spi.Capabilities;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.types.Code;
import dev.runnel.tck.scenario.types.Color;
import dev.runnel.tck.scenario.types.Hue;
import dev.runnel.tck.scenario.types.Paints;
import dev.runnel.tck.scenario.types.RawPaints;
import dev.runnel.tck.scenario.types.Specimen;
import dev.runnel.tck.scenario.types.Specimens;
import dev.runnel.tck.scenario.types.Stamp;
import dev.runnel.tck.scenario.types.Trace;
import dev.runnel.tck.scenario.types.Traces;
import dev.runnel.tck.suite.Topic;
import dev.runnel.tck.suite.type.TypeSample.Ordered;
import dev.runnel.type.CompareOp;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuples;

/**
 * A column of every type, required and nullable: it stores its values exactly, and compares and sorts them as Java
 * does.
 */
public abstract class TypeTopic extends Topic {
    private static final Specimen SOME = TypeSample.EDGES.get(5);
    private static final int LONGEST_MADE = 1 << 24;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Specimens.MODEL, Traces.MODEL, Paints.MODEL);
    }

    private void insertEdges() {
        get(Specimens.insertMany(TypeSample.EDGES).exec(db()));
        get(Traces.insertMany(TypeSample.EDGES.stream().map(TypeSample::trace).toList())
                .exec(db()));
        get(Traces.insert(TypeSample.blank(100)).exec(db()));
    }

    private static void assertSame(Object actual, Object expected) {
        assertThat(TypeSample.comparable(actual)).isEqualTo(TypeSample.comparable(expected));
    }

    /** In parts that a transact of every store takes. */
    private void insert(List<Specimen> many) {
        for (int from = 0; from < many.size(); from += 100) {
            List<Specimen> part = many.subList(from, Math.min(from + 100, many.size()));
            assertSame(get(Specimens.insertMany(part).exec(db())), part);
        }
    }

    @Test
    @Covers({
        "type_primitives/ty_i8",
        "type_primitives/ty_i16",
        "type_primitives/ty_i32",
        "type_primitives/ty_isize",
        "type_primitives/ty_str",
        "type_primitives/ty_bytes",
        "type_primitives/ty_uuid",
        "float_fields/float_fields_crud",
        "type_jiff/ty_date",
        "type_jiff/ty_time",
        "type_jiff/ty_datetime",
        "type_decimal/ty_decimal",
        "type_decimal/ty_decimal_as_numeric_arbitrary_precision",
        "type_bigdecimal/ty_bigdecimal"
    })
    void edgesComeBackAsTheyWere() {
        for (Specimen edge : TypeSample.EDGES) {
            assertSame(get(Specimens.insert(edge).exec(db())), edge);
            assertSame(get(Specimens.byNumber(edge.number()).one(db())), edge);
        }
        assertSame(list(Specimens.all().orderBy(f -> f.number().asc()).all(db())), TypeSample.EDGES);
        for (Specimen edge : TypeSample.EDGES) {
            get(Specimens.delete(edge).exec(db()));
        }
        assertThat(get(Specimens.all().count(db()))).isZero();
    }

    @Test
    void manyRowsAtOnce() {
        List<Specimen> many = TypeSample.many(300);
        insert(many);
        assertSame(list(Specimens.all().orderBy(f -> f.number().asc()).all(db())), many);
    }

    @Test
    void nullableColumnsHoldTheSame() {
        insertEdges();
        List<Trace> traces = list(Traces.all()
                .orderBy(f -> f.number().asc())
                .include(f -> f.laterCode(), f -> f.laterColor(), f -> f.laterBytes())
                .all(db()));
        for (int i = 0; i < TypeSample.EDGES.size(); i++) {
            assertSame(traces.get(i), TypeSample.trace(TypeSample.EDGES.get(i)));
        }
        assertSame(traces.get(7), TypeSample.blank(100));
        Trace bare = get(Traces.byNumber(1).one(db()));
        assertThat(bare.laterCode().isLoaded()).isFalse();
        assertThat(bare.laterBytes().isLoaded()).isFalse();
    }

    @Test
    void everySetterOfAnUpdate() {
        insertEdges();
        Specimen other = TypeSample.EDGES.get(1);
        Specimens.Update<Specimen> update = Specimens.update(SOME);
        for (String column : TypeSample.COLUMNS) {
            update = Components.call(update, Specimens.Update.class, column, Components.value(other, column));
        }
        assertSame(
                get(update.exec(db())),
                Components.record(
                        Specimen.class,
                        component -> Components.value(
                                component.getName().equals("number") ? SOME : other, component.getName())));
    }

    @Test
    void everySetterOfManyUpdates() {
        insertEdges();
        List<Specimen> others = new ArrayList<>(TypeSample.EDGES);
        Collections.rotate(others, 1);
        List<Specimens.Update<Specimen>> updates = new ArrayList<>();
        List<Specimen> expected = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            Specimen old = TypeSample.EDGES.get(i);
            Specimen other = others.get(i);
            Specimens.Update<Specimen> update = Specimens.update(old);
            for (String column : TypeSample.COLUMNS) {
                update = Components.call(update, Specimens.Update.class, column, Components.value(other, column));
            }
            updates.add(update);
            expected.add(Components.record(
                    Specimen.class,
                    component ->
                            Components.value(component.getName().equals("number") ? old : other, component.getName())));
        }

        Statement<MutationResult> all = Specimens.updateMany(updates);
        assertThat(get(all.exec(db())).matched()).isEqualTo(others.size());
        assertThat(get(all.exec(db())).matched()).isEqualTo(others.size());

        assertSame(list(Specimens.all().orderBy(f -> f.number().asc()).all(db())), expected);
    }

    @Test
    void manyRecordsAreUpserted() {
        assertSame(get(Specimens.upsertMany(TypeSample.EDGES).exec(db())), TypeSample.EDGES);
        List<Specimen> others = new ArrayList<>(TypeSample.EDGES);
        Collections.rotate(others, 1);
        List<Specimen> changed = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            Specimen old = TypeSample.EDGES.get(i);
            Specimen other = others.get(i);
            changed.add(Components.record(
                    Specimen.class,
                    component ->
                            Components.value(component.getName().equals("number") ? old : other, component.getName())));
        }
        assertSame(get(Specimens.upsertMany(changed).exec(db())), changed);
        assertSame(list(Specimens.all().orderBy(f -> f.number().asc()).all(db())), changed);
    }

    @Test
    void manyUpdatesSetAndClearANullableColumn() {
        insertEdges();
        Trace blank = get(Traces.byNumber(100).one(db()));
        Trace first = get(Traces.byNumber(1).one(db()));
        get(Traces.updateMany(List.of(
                        Traces.update(first)
                                .clearText()
                                .clearUuid()
                                .clearAmount()
                                .clearDay(),
                        Traces.update(blank)
                                .text("text")
                                .uuid(SOME.uuid())
                                .amount(BigDecimal.ONE)
                                .day(SOME.day())))
                .exec(db()));

        Trace cleared = get(Traces.byNumber(1).one(db()));
        assertThat(cleared.text()).isEqualTo(blank.text());
        assertThat(cleared.uuid()).isEqualTo(blank.uuid());
        assertThat(cleared.amount()).isEqualTo(blank.amount());
        assertThat(cleared.day()).isEqualTo(blank.day());
        List<Trace> set = list(Traces.filter(t -> t.text().eq("text"))
                .filter(t -> t.uuid().eq(SOME.uuid()))
                .filter(t -> t.amount().eq(BigDecimal.ONE))
                .filter(t -> t.day().eq(SOME.day()))
                .all(db()));
        assertThat(set).extracting(Trace::number).containsExactly(100);
    }

    @Test
    @Covers("embed_enum_optional/option_enum_update")
    void everyNullableColumnIsCleared() {
        Trace trace = get(Traces.insert(TypeSample.trace(SOME)).exec(db()));
        Trace cleared = get(Traces.update(trace)
                .clearTruth()
                .clearTiny()
                .clearSmall()
                .clearMedium()
                .clearLarge()
                .clearNarrow()
                .clearWide()
                .clearAmount()
                .clearText()
                .clearBytes()
                .clearUuid()
                .clearDay()
                .clearTime()
                .clearMoment()
                .clearInstant()
                .clearOffset()
                .clearColor()
                .clearCode()
                .clearRank()
                .clearLevel()
                .clearHue()
                .clearStamp()
                .exec(db()));
        assertThat(cleared)
                .usingRecursiveComparison()
                .ignoringFields("laterCode", "laterColor", "laterBytes")
                .isEqualTo(TypeSample.blank(trace.number()));
        for (String column : TypeSample.COLUMNS) {
            assertThat(get(Traces.filter(f -> TypeSample.nullable(f, column).isNull())
                            .count(db())))
                    .isOne();
            assertThat(get(Traces.filter(f -> TypeSample.nullable(f, column).isNotNull())
                            .count(db())))
                    .isZero();
        }
    }

    @Test
    void everyTypeIsSelected() {
        insertEdges();
        for (String column : TypeSample.COLUMNS) {
            assertSame(
                    list(Specimens.all()
                            .orderBy(f -> f.number().asc())
                            .select(f -> TypeSample.required(f, column))
                            .all(db())),
                    TypeSample.EDGES.stream()
                            .map(edge -> Components.value(edge, column))
                            .toList());
            assertSame(
                    get(Traces.byNumber(SOME.number())
                            .select(f -> TypeSample.nullable(f, column))
                            .one(db())),
                    Optional.of(Components.value(SOME, column)));
            assertThat(get(Traces.byNumber(100)
                            .select(f -> TypeSample.nullable(f, column))
                            .one(db())))
                    .isEqualTo(Optional.empty());
        }
    }

    @Test
    @Covers({"filter_between/filter_between_numeric", "embed_newtype/newtype_ordering_comparisons"})
    void everyOperatorOnEveryType() {
        insertEdges();
        TypeSample.ORDERED.forEach(this::everyOperator);
    }

    private <T> void everyOperator(Ordered<T> type) {
        for (Specimen edge : TypeSample.EDGES) {
            T other = type.value().apply(edge);
            for (CompareOp op : CompareOp.values()) {
                List<Integer> expected = TypeSample.EDGES.stream()
                        .filter(s -> op.test(type.order().compare(type.value().apply(s), other)))
                        .map(Specimen::number)
                        .toList();
                assertThat(list(Specimens.filter(
                                        f -> compare(op, type.required().apply(f), other))
                                .orderBy(f -> f.number().asc())
                                .select(f -> f.number())
                                .all(db())))
                        .as(type + " " + op)
                        .isEqualTo(expected);
                List<Integer> withAbsent = new ArrayList<>(expected);
                if (op == CompareOp.NE) {
                    withAbsent.add(100);
                }
                assertThat(list(Traces.filter(f -> compare(op, type.nullable().apply(f), other))
                                .orderBy(f -> f.number().asc())
                                .select(f -> f.number())
                                .all(db())))
                        .as("nullable " + type + " " + op)
                        .isEqualTo(withAbsent);
            }
        }
        List<T> listed =
                TypeSample.EDGES.subList(0, 3).stream().map(type.value()).toList();
        List<Integer> expected = TypeSample.EDGES.stream()
                .filter(s -> listed.stream()
                        .anyMatch(one -> type.order().compare(type.value().apply(s), one) == 0))
                .map(Specimen::number)
                .toList();
        assertThat(list(Specimens.filter(f -> type.required().apply(f).in(listed))
                        .orderBy(f -> f.number().asc())
                        .select(f -> f.number())
                        .all(db())))
                .as(type + " in")
                .isEqualTo(expected);
        assertThat(list(Traces.filter(f -> type.nullable().apply(f).in(listed))
                        .orderBy(f -> f.number().asc())
                        .select(f -> f.number())
                        .all(db())))
                .as("nullable " + type + " in")
                .isEqualTo(expected);
        assertThat(get(Specimens.filter(
                                f -> type.required().apply(f).eq(type.required().apply(f)))
                        .count(db())))
                .isEqualTo(TypeSample.EDGES.size());
    }

    private static <M, T> Condition<M> compare(CompareOp op, OrderedExpr<M, T> left, T right) {
        return switch (op) {
            case EQ -> left.eq(right);
            case NE -> left.ne(right);
            case LT -> left.lt(right);
            case LE -> left.le(right);
            case GT -> left.gt(right);
            case GE -> left.ge(right);
        };
    }

    @Test
    void unorderedTypesAreEqualOrNot() {
        insertEdges();
        assertThat(numbers(f -> f.color().eq(Color.RED))).containsExactly(1, 4);
        assertThat(numbers(f -> f.color().ne(Color.RED))).containsExactly(2, 3, 5, 6, 7);
        assertThat(numbers(f -> f.color().in(List.of(Color.RED, Color.GREEN)))).containsExactly(1, 2, 4, 5);
        assertThat(numbers(f -> f.hue().eq(new Hue(Color.BLUE)))).containsExactly(3, 6, 7);
        assertThat(numbers(f -> f.hue().in(List.of(new Hue(Color.BLUE), new Hue(Color.RED)))))
                .containsExactly(1, 3, 4, 6, 7);
        assertThat(get(Traces.filter(f -> f.color().ne(Color.RED)).count(db()))).isEqualTo(6);
        assertThat(get(Traces.filter(f -> f.hue().eq(null)).count(db()))).isOne();
        assertThat(get(Traces.filter(f -> f.laterColor().value().eq(Color.BLUE)).count(db())))
                .isEqualTo(3);
    }

    private List<Integer> numbers(Function<? super Specimens.Fields<Specimen>, Condition<Specimen>> condition) {
        return list(Specimens.filter(condition)
                .orderBy(f -> f.number().asc())
                .select(f -> f.number())
                .all(db()));
    }

    @Test
    void bytesAreEqualByWhatTheyHold() {
        insertEdges();
        List<Integer> sixth = List.of(6);
        assertThat(numbers(f -> RowValue.of(f.number(), f.bytes())
                        .in(List.of(Tuples.of(6, new byte[] {1, 2, 3}), Tuples.of(7, new byte[] {9})))))
                .isEqualTo(sixth);
        assertThat(numbers(f -> f.bytes().in(Specimens.byNumber(6).select(other -> other.bytes()))))
                .isEqualTo(sixth);
        get(Specimens.update(TypeSample.EDGES.get(6))
                .bytes(new byte[] {1, 2, 3})
                .exec(db()));
        assertThat(list(Specimens.filter(f -> f.number().ge(6))
                        .select(f -> f.bytes())
                        .distinct()
                        .all(db())))
                .hasSize(1);
    }

    @Test
    void newtypesHaveTheOperatorsOfWhatTheyHold() {
        insertEdges();
        assertThat(numbers(f -> f.code().unwrapped().startsWith("b"))).containsExactly(6, 7);
        assertThat(numbers(f -> f.code().unwrapped().eq("a"))).containsExactly(3);
        assertThat(numbers(f -> f.rank().unwrapped().gt(1))).containsExactly(2, 6, 7);
        assertThat(numbers(f -> f.level().unwrapped().unwrapped().le(-1))).containsExactly(1, 5);
        assertThat(get(Traces.filter(f -> f.laterCode().value().unwrapped().eq("blank"))
                        .count(db())))
                .isOne();
        assertThat(list(Specimens.byNumber(6)
                        .select(f -> f.code().unwrapped(), f -> f.rank().unwrapped())
                        .all(db())))
                .containsExactly(Tuples.of("b\nc'\"\\", 100_000));
    }

    @Test
    @Covers({
        "type_jiff/order_by_timestamp",
        "type_jiff/latest_by_timestamp",
        "embed_newtype/newtype_ordering_comparisons"
    })
    void everyTypeSorts() {
        insertEdges();
        TypeSample.ORDERED.forEach(this::sorts);
    }

    private <T> void sorts(Ordered<T> type) {
        Comparator<Specimen> order = Comparator.comparing(type.value(), type.order());
        assertThat(list(Specimens.all()
                        .orderBy(
                                f -> type.required().apply(f).asc(),
                                f -> f.number().asc())
                        .select(f -> f.number())
                        .all(db())))
                .as(type.name())
                .isEqualTo(sorted(order.thenComparing(Specimen::number)));
        List<Integer> descending = new ArrayList<>(sorted(order.reversed().thenComparing(Specimen::number)));
        descending.add(100);
        assertThat(list(Traces.all()
                        .orderBy(
                                f -> type.nullable().apply(f).desc(),
                                f -> f.number().asc())
                        .select(f -> f.number())
                        .all(db())))
                .as("nullable " + type)
                .isEqualTo(descending);
    }

    private static List<Integer> sorted(Comparator<Specimen> order) {
        return TypeSample.EDGES.stream().sorted(order).map(Specimen::number).toList();
    }

    @Test
    void windowsGoOnAfterEveryType() {
        List<Specimen> many = TypeSample.many(700);
        insert(many);
        TypeSample.ORDERED.forEach(type -> streams(many, type));
    }

    private <T> void streams(List<Specimen> many, Ordered<T> type) {
        List<Integer> expected = many.stream()
                .sorted(Comparator.comparing(type.value(), type.order())
                        .reversed()
                        .thenComparing(Specimen::number))
                .map(Specimen::number)
                .toList();
        assertThat(list(Specimens.all()
                        .orderBy(
                                f -> type.required().apply(f).desc(),
                                f -> f.number().asc())
                        .all(db())
                        .map(Specimen::number)))
                .as(type.name())
                .isEqualTo(expected);
        if (transactional()) {
            List<Integer> inWindows = get(db().transaction(tx -> Specimens.all()
                    .orderBy(
                            f -> type.required().apply(f).desc(),
                            f -> f.number().asc())
                    .all(tx)
                    .map(Specimen::number)
                    .collectList()));
            assertThat(inWindows).as(type + " in a transaction").isEqualTo(expected);
        }
    }

    @Test
    void equalStatementsShareAPlan() {
        insertEdges();
        TypeSample.ORDERED.forEach(this::sharesAPlan);
    }

    private <T> void sharesAPlan(Ordered<T> type) {
        T low = type.value().apply(TypeSample.EDGES.get(0));
        T high = type.value().apply(TypeSample.EDGES.get(1));
        get(Specimens.filter(f -> type.required().apply(f).eq(low)).count(db()));
        long compiled = db().planCache().compiled();
        get(Specimens.filter(f -> type.required().apply(f).eq(high)).count(db()));
        assertThat(db().planCache().compiled()).as(type.name()).isEqualTo(compiled);
    }

    @Test
    @Covers("crud_update_arithmetic/arithmetic_update_cases")
    void numbersOfEveryTypeAreAddedTo() {
        insertEdges();
        Specimen added = get(Specimens.update(SOME)
                .tiny(f -> f.tiny().plus((byte) 1))
                .small(f -> f.small().plus((short) 1))
                .medium(f -> f.medium().plus(1))
                .large(f -> f.large().plus(1L))
                .narrow(f -> f.narrow().plus(0.25f))
                .wide(f -> f.wide().plus(0.25))
                .amount(f -> f.amount().plus(new BigDecimal("0.25")))
                .exec(db()));
        assertThat(added.tiny()).isEqualTo((byte) 11);
        assertThat(added.small()).isEqualTo((short) 301);
        assertThat(added.medium()).isEqualTo(100_001);
        assertThat(added.large()).isEqualTo(10_000_000_001L);
        assertThat(added.narrow()).isEqualTo(0.35f);
        assertThat(added.wide()).isEqualTo(0.35);
        assertThat(added.amount()).isEqualTo("100000.25");
    }

    @Test
    void notANumberIsRefused() {
        nothingIsAsked(
                InvalidValueException.Reason.NOT_A_NUMBER,
                () -> Specimens.update(SOME).wide(Double.NaN).exec(db()));
        nothingIsAsked(
                InvalidValueException.Reason.NOT_A_NUMBER,
                () -> Specimens.update(SOME).narrow(Float.NaN).exec(db()));
        nothingIsAsked(
                InvalidValueException.Reason.NOT_A_NUMBER,
                () -> Specimens.filter(f -> f.wide().lt(Double.NaN)).count(db()));
        nothingIsAsked(
                InvalidValueException.Reason.NOT_A_NUMBER,
                () -> Specimens.filter(f -> f.narrow().in(List.of(Float.NaN))).count(db()));
    }

    @Test
    void infinitiesAreTheFirstAndTheLast() {
        insertEdges();
        if (!capabilities().types().infinite()) {
            nothingIsAsked(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Specimens.update(SOME).wide(Double.NEGATIVE_INFINITY).exec(db()));
            nothingIsAsked(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Specimens.filter(f -> f.narrow().lt(Float.POSITIVE_INFINITY))
                            .count(db()));
            return;
        }
        get(Specimens.update(TypeSample.EDGES.get(2))
                .wide(Double.NEGATIVE_INFINITY)
                .narrow(Float.POSITIVE_INFINITY)
                .exec(db()));
        assertThat(get(Specimens.all()
                        .orderBy(f -> f.wide().asc())
                        .select(f -> f.wide())
                        .first(db())))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(get(Specimens.all()
                        .orderBy(f -> f.narrow().desc())
                        .select(f -> f.narrow())
                        .first(db())))
                .isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(numbers(f -> f.wide().lt(-Double.MAX_VALUE))).containsExactly(3);
    }

    @Test
    void thereIsOneZero() {
        insertEdges();
        Specimen zero = get(Specimens.update(SOME).wide(-0.0).narrow(-0.0f).exec(db()));
        assertThat(Double.doubleToRawLongBits(zero.wide())).isZero();
        assertThat(Float.floatToRawIntBits(zero.narrow())).isZero();
        assertThat(numbers(f -> f.wide().eq(-0.0))).containsExactly(3, 6);
        assertThat(numbers(f -> f.narrow().in(List.of(-0.0f)))).containsExactly(3, 6);
    }

    @Test
    void decimalsAreEqualWhateverTheirScale() {
        insertEdges();
        for (String text : List.of("1E+5", "100000.000", "100000")) {
            BigDecimal same = new BigDecimal(text);
            assertThat(numbers(f -> f.amount().eq(same))).containsExactly(6);
            assertThat(numbers(f -> f.amount().in(List.of(same)))).containsExactly(6);
            assertThat(get(Specimens.update(SOME).amount(same).exec(db())).amount())
                    .isEqualTo(new BigDecimal("100000"));
        }
        BigDecimal fine = BigDecimal.ONE.movePointLeft(30);
        assertThat(get(Specimens.update(SOME).amount(fine).exec(db())).amount()).isEqualTo(fine);
        assertThat(get(Specimens.byNumber(SOME.number()).one(db())).amount()).isEqualTo(fine);
        BigDecimal coarse = new BigDecimal("12E+5");
        assertThat(get(Specimens.update(SOME).amount(coarse).exec(db())).amount())
                .isEqualTo(new BigDecimal("1200000"));
    }

    @Test
    void decimalsOutsideOfTheRangeAreRefused() {
        Capabilities.DecimalRange digits = capabilities().types().decimals();
        BigDecimal most = BigDecimal.TEN.pow(digits.significant()).subtract(BigDecimal.ONE);
        BigDecimal wide = digits.significant() <= digits.whole() ? most : most.movePointLeft(digits.fraction());
        get(Specimens.insert(SOME).exec(db()));
        assertThat(get(Specimens.update(SOME).amount(wide).exec(db())).amount()).isEqualByComparingTo(wide);
        for (BigDecimal outside : List.of(
                wide.add(wide.ulp().divide(BigDecimal.TEN)).multiply(BigDecimal.TEN.pow(5)),
                BigDecimal.ONE.movePointRight(digits.whole()),
                BigDecimal.ONE.movePointLeft(digits.fraction() + 1),
                new BigDecimal("1E+2000000000"),
                new BigDecimal("1E-2000000000"))) {
            nothingIsAsked(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Specimens.update(SOME).amount(outside).exec(db()));
            nothingIsAsked(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Specimens.filter(f -> f.amount().lt(outside)).count(db()));
        }
    }

    @Test
    void datesAtTheEndsOfTheRange() {
        Capabilities.Range<LocalDate> days = capabilities().types().dates();
        Capabilities.Range<LocalDateTime> moments = capabilities().types().datetimes();
        get(Specimens.insert(SOME).exec(db()));
        for (LocalDate day : List.of(days.first(), days.last(), LocalDate.of(-1, 2, 28), LocalDate.of(0, 2, 29))) {
            if (!days.contains(day)) {
                continue;
            }
            assertThat(get(Specimens.update(SOME).day(day).exec(db())).day()).isEqualTo(day);
            assertThat(numbers(f -> f.day().eq(day))).containsExactly(SOME.number());
        }
        for (LocalDateTime moment : List.of(moments.first(), moments.last(), LocalDateTime.of(0, 2, 29, 1, 2, 3))) {
            if (!moments.contains(moment)) {
                continue;
            }
            LocalDateTime kept = moment.truncatedTo(ChronoUnit.MICROS);
            assertThat(get(Specimens.update(SOME).moment(moment).exec(db())).moment())
                    .isEqualTo(kept);
            assertThat(numbers(f -> f.moment().eq(kept))).containsExactly(SOME.number());
        }
        if (!days.last().equals(LocalDate.MAX)) {
            nothingIsAsked(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Specimens.update(SOME).day(days.last().plusDays(1)).exec(db()));
            nothingIsAsked(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Specimens.update(SOME)
                            .moment(moments.first().minusSeconds(1))
                            .exec(db()));
            nothingIsAsked(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Specimens.filter(f -> f.day().lt(LocalDate.MAX)).count(db()));
        }
    }

    @Test
    void decimalsAtTheEndsOfTheRange() {
        Capabilities.DecimalRange digits = capabilities().types().decimals();
        int whole = Math.min(digits.whole(), digits.significant());
        int fraction = Math.min(digits.fraction(), digits.significant());
        get(Specimens.insert(SOME).exec(db()));
        for (BigDecimal edge : List.of(
                BigDecimal.TEN.pow(whole).subtract(BigDecimal.ONE),
                BigDecimal.ONE.subtract(BigDecimal.TEN.pow(whole)),
                BigDecimal.ONE.movePointLeft(fraction),
                BigDecimal.ONE.movePointLeft(fraction).negate())) {
            assertThat(get(Specimens.update(SOME).amount(edge).exec(db())).amount())
                    .isEqualByComparingTo(edge);
            assertThat(numbers(f -> f.amount().eq(edge))).containsExactly(SOME.number());
        }
        nothingIsAsked(
                InvalidValueException.Reason.OUT_OF_RANGE,
                () -> Specimens.update(SOME)
                        .amount(BigDecimal.TEN.pow(digits.whole()))
                        .exec(db()));
        nothingIsAsked(
                InvalidValueException.Reason.OUT_OF_RANGE,
                () -> Specimens.update(SOME)
                        .amount(BigDecimal.ONE.movePointLeft(digits.fraction() + 1))
                        .exec(db()));
    }

    @Test
    void timesAreTruncatedToMicrosecondsAndComparedTruly() {
        get(Specimens.insert(SOME).exec(db()));
        LocalTime fine = LocalTime.of(1, 2, 3, 4_567);
        LocalTime kept = LocalTime.of(1, 2, 3, 4_000);
        LocalDateTime fineMoment = LocalDate.EPOCH.atTime(fine);
        OffsetDateTime fineOffset = OffsetDateTime.parse("2026-01-01T00:00:00.000004567+02:00");
        Specimen written = get(Specimens.update(SOME)
                .time(fine)
                .moment(fineMoment)
                .offset(fineOffset)
                .stamp(new Stamp(fineOffset))
                .exec(db()));
        assertThat(written.time()).isEqualTo(kept);
        assertThat(written.moment()).isEqualTo(LocalDate.EPOCH.atTime(kept));
        assertThat(written.offset()).isEqualTo("2025-12-31T22:00:00.000004Z");
        assertThat(written.stamp()).isEqualTo(new Stamp(OffsetDateTime.parse("2025-12-31T22:00:00.000004Z")));

        int number = SOME.number();
        assertThat(numbers(f -> f.time().eq(fine))).isEmpty();
        assertThat(numbers(f -> f.time().ne(fine))).containsExactly(number);
        assertThat(numbers(f -> f.time().lt(fine))).containsExactly(number);
        assertThat(numbers(f -> f.time().ge(fine))).isEmpty();
        assertThat(numbers(f -> f.moment().le(fineMoment))).containsExactly(number);
        assertThat(numbers(f -> f.moment().in(List.of(fineMoment)))).isEmpty();
        assertThat(numbers(f -> f.offset().gt(fineOffset))).isEmpty();
        assertThat(numbers(f -> f.stamp().lt(new Stamp(fineOffset)))).containsExactly(number);
    }

    @Test
    void anInstantIsTheSameAtEveryOffset() {
        insertEdges();
        OffsetDateTime elsewhere = SOME.instant().atOffset(ZoneOffset.ofHours(-7));
        assertThat(numbers(f -> f.offset().eq(elsewhere))).containsExactly(SOME.number());
        assertThat(get(Specimens.update(SOME).offset(elsewhere).exec(db())).offset())
                .isEqualTo(elsewhere.withOffsetSameInstant(ZoneOffset.UTC));
    }

    @Test
    @Covers({"type_primitives/ty_str", "type_primitives/ty_bytes"})
    void largeValues() {
        byte[] bytes = new byte[1 << 20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        String text = "\u00e9".repeat(100_000);
        get(Specimens.insert(SOME).exec(db()));
        Specimen large = get(Specimens.update(SOME).bytes(bytes).text(text).exec(db()));
        assertThat(large.bytes()).isEqualTo(bytes);
        assertThat(large.text()).isEqualTo(text);
        assertThat(numbers(f -> f.bytes().eq(bytes).and(f.text().eq(text)))).containsExactly(SOME.number());
        int longest = capabilities().types().bytes().most();
        // a statement copies the bytes that it is given: longer ones, twice, are more than the heap of a small machine
        // has
        if (longest <= LONGEST_MADE) {
            nothingIsAsked(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Specimens.update(SOME).bytes(new byte[longest + 1]).exec(db()));
            nothingIsAsked(
                    InvalidValueException.Reason.OUT_OF_RANGE,
                    () -> Specimens.update(SOME).text("x".repeat(longest + 1)).exec(db()));
        }
    }

    @Test
    void aStatementKeepsTheBytesThatItWasGiven() {
        byte[] bytes = {1, 2};
        get(Specimens.insert(SOME).exec(db()));
        var update = Specimens.update(SOME).bytes(bytes);
        bytes[0] = 9;
        Specimen written = get(update.exec(db()));
        assertThat(written.bytes()).containsExactly(1, 2);
        written.bytes()[0] = 7;
        assertThat(get(Specimens.byNumber(SOME.number()).one(db())).bytes()).containsExactly(1, 2);
    }

    @Test
    @Covers("embed_newtype/newtype_column_name")
    void undecodableCellsNameTheirField() {
        Db raw = home().beside(RawPaints.MODEL);
        get(RawPaints.create().number(1).color("PURPLE").coats((short) 1).exec(raw));
        get(RawPaints.create()
                .number(2)
                .color("RED")
                .coats((short) 1)
                .code("!secret")
                .exec(raw));
        get(RawPaints.create().number(3).color("RED").coats((short) 200).exec(raw));
        assertDecodeFails(() -> Paints.byNumber(1).one(db()), "Paint.color", "PURPLE");
        assertDecodeFails(() -> Paints.byNumber(1).select(p -> p.color()).one(db()), "Paint.color", "PURPLE");
        assertDecodeFails(() -> Paints.byNumber(2).one(db()), "Paint.code", "secret");
        assertDecodeFails(() -> Paints.byNumber(3).one(db()), "Paint.coats", "200");
        assertThat(get(Paints.filter(p -> p.color().ne(Color.RED)).count(db()))).isOne();
    }

    private void assertDecodeFails(Supplier<Mono<?>> statement, String field, String value) {
        DecodeException failed = failure(DecodeException.class, statement::get);
        assertThat(failed).hasMessageContaining(field);
        assertThat(failed.getMessage()).doesNotContain(value);
        assertThat(failed.getCause()).isNull();
    }

    @Test
    void deferredColumnsMadeByHandAreEqualByValue() {
        Trace read = get(Traces.insert(TypeSample.trace(SOME)).exec(db()));
        Trace loaded = get(Traces.byNumber(SOME.number())
                .include(f -> f.laterCode(), f -> f.laterColor(), f -> f.laterBytes())
                .one(db()));
        assertThat(loaded.laterCode()).isEqualTo(Deferred.of(SOME.code())).isNotEqualTo(Deferred.of(new Code("other")));
        assertThat(loaded.laterBytes()).isEqualTo(Deferred.of(SOME.bytes().clone()));
        assertThat(read.laterCode()).isNotEqualTo(Deferred.unloaded());
    }

    private void nothingIsAsked(InvalidValueException.Reason reason, Supplier<? extends Mono<?>> statement) {
        probe().clear();
        assertThat(failure(InvalidValueException.class, statement).reason()).isEqualTo(reason);
        assertThat(probe().calls()).isEmpty();
    }
}
