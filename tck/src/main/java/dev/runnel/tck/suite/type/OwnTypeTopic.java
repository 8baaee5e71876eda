package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Db;
import dev.runnel.Deferred;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.ColumnType;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.basic.Widgets;
import dev.runnel.tck.scenario.json.Answers;
import dev.runnel.tck.scenario.own.Chore;
import dev.runnel.tck.scenario.own.Chores;
import dev.runnel.tck.scenario.own.Lane;
import dev.runnel.tck.scenario.own.Lanes;
import dev.runnel.tck.scenario.own.Leaf;
import dev.runnel.tck.scenario.own.Leaves;
import dev.runnel.tck.scenario.own.Page;
import dev.runnel.tck.scenario.own.Pages;
import dev.runnel.tck.scenario.own.Urgency;
import dev.runnel.tck.scenario.own.Verse;
import dev.runnel.tck.scenario.own.Verses;
import dev.runnel.tck.scenario.types.Color;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** The native enum and JSON types of the database. A backend without them rejects the models when the Db is built. */
public abstract class OwnTypeTopic extends Topic {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Lane RED = new Lane(Color.RED, "fast", Deferred.unloaded());
    private static final Lane BLUE = new Lane(Color.BLUE, "slow", Deferred.unloaded());
    private static final Chore FIRST =
            new Chore(1, Color.RED, Deferred.unloaded(), Urgency.NOW, Optional.of(Urgency.LOW));
    private static final Chore SECOND = new Chore(2, Color.BLUE, Deferred.unloaded(), Urgency.LOW, Optional.empty());
    private static final Chore THIRD =
            new Chore(3, Color.RED, Deferred.unloaded(), Urgency.HIGH, Optional.of(Urgency.HIGH));

    private static final Answers ANSWERS = new Answers(
            "it's \"fine\" \\ 💚\n",
            Optional.empty(),
            List.of(new Answers.Choice(Answers.Kind.YES, 0.1)),
            Instant.parse("2026-01-02T03:04:05Z"));

    @Override
    protected List<ModelProvider> models() {
        return List.of(Widgets.MODEL);
    }

    /** A Db of models whose columns are of a type; empty where the backend has none, which it says. */
    private Optional<Db> having(ColumnType type, ModelProvider... models) {
        if (!capabilities().types().takes(type)) {
            refuses(ErrorCode.COLUMN_TYPE_UNSUPPORTED, () -> Mono.just(home().beside(models)));
            return Optional.empty();
        }
        Db db = home().beside(models);
        db.pushSchema().block();
        db.pushSchema().block();
        return Optional.of(db);
    }

    // ---- labels

    private Optional<Db> chores() {
        return having(new ColumnType.Enumerated("label", List.of("a")), Lanes.MODEL, Chores.MODEL)
                .map(db -> {
                    assertThat(get(Lanes.insertMany(List.of(RED, BLUE)).exec(db)))
                            .containsExactly(RED, BLUE);
                    assertThat(get(Chores.insert(FIRST).exec(db))).isEqualTo(FIRST);
                    assertThat(get(Chores.insertMany(List.of(SECOND, THIRD)).exec(db)))
                            .containsExactly(SECOND, THIRD);
                    return db;
                });
    }

    @Test
    @Covers({
        "embed_enum_native_ops/native_enum_crud_lifecycle",
        "embed_enum_native_ops/native_enum_multiple_fields",
        "embed_enum_native_ops/native_enum_custom_type_name"
    })
    void labelsAreWrittenReadChangedAndRemoved() {
        chores().ifPresent(db -> {
            assertThat(list(Chores.all().orderBy(c -> c.number().asc()).all(db)))
                    .containsExactly(FIRST, SECOND, THIRD);
            assertThat(get(Chores.update(FIRST)
                            .urgency(Urgency.HIGH)
                            .clearBefore()
                            .exec(db)))
                    .isEqualTo(new Chore(1, Color.RED, Deferred.unloaded(), Urgency.HIGH, Optional.empty()));
            get(Chores.filter(c -> c.urgency().eq(Urgency.HIGH))
                    .update()
                    .urgency(Urgency.NOW)
                    .before(Urgency.HIGH)
                    .exec(db));
            assertThat(list(Chores.all().orderBy(c -> c.number().asc()).all(db)))
                    .extracting(Chore::urgency)
                    .containsExactly(Urgency.NOW, Urgency.LOW, Urgency.NOW);
            get(Chores.filter(c -> c.urgency().in(List.of(Urgency.NOW)))
                    .delete()
                    .exec(db));
            assertThat(list(Chores.all().all(db))).containsExactly(SECOND);
        });
    }

    @Test
    void labelsOfManyRowsAreChangedAtOnce() {
        chores().ifPresent(db -> {
            assertThat(get(Chores.updateMany(List.of(
                                            Chores.update(THIRD)
                                                    .urgency(Urgency.LOW)
                                                    .before(Urgency.HIGH),
                                            Chores.update(FIRST)
                                                    .urgency(Urgency.HIGH)
                                                    .before(Urgency.NOW)))
                                    .exec(db))
                            .matched())
                    .isEqualTo(2);
            List<Chore> written = get(Chores.upsertManyByNumber(List.of(
                            Chores.create().number(2).laneColor(Color.BLUE).urgency(Urgency.NOW),
                            Chores.create().number(4).laneColor(Color.RED).urgency(Urgency.HIGH)))
                    .exec(db));
            assertThat(written).extracting(Chore::urgency).containsExactly(Urgency.NOW, Urgency.HIGH);
            assertThat(list(Chores.all().orderBy(c -> c.number().asc()).all(db)))
                    .extracting(Chore::urgency)
                    .containsExactly(Urgency.HIGH, Urgency.NOW, Urgency.LOW, Urgency.HIGH);
            assertThat(get(Lanes.upsertMany(List.of(BLUE, RED)).exec(db))).containsExactly(BLUE, RED);
        });
    }

    @Test
    @Covers("embed_enum_native_ops/native_enum_filter_operations")
    void labelsAreCompared() {
        chores().ifPresent(db -> {
            assertThat(found(db, c -> c.urgency().eq(Urgency.NOW))).containsExactly(1);
            assertThat(found(db, c -> c.urgency().ne(Urgency.NOW))).containsExactly(2, 3);
            assertThat(found(db, c -> c.urgency().in(List.of(Urgency.NOW, Urgency.LOW))))
                    .containsExactly(1, 2);
            assertThat(found(
                            db,
                            c -> c.urgency()
                                    .in(List.of(Urgency.NOW, Urgency.LOW))
                                    .not()))
                    .containsExactly(3);
            assertThat(found(db, c -> c.urgency().in(List.of()))).isEmpty();
            assertThat(found(db, c -> c.before().eq(Urgency.LOW))).containsExactly(1);
            assertThat(found(db, c -> c.before().ne(Urgency.LOW))).containsExactly(2, 3);
            assertThat(found(db, c -> c.before().isNull())).containsExactly(2);
            assertThat(found(db, c -> c.urgency().eq(c.before()))).containsExactly(3);
            assertThat(found(db, c -> c.before().ne(c.urgency()))).containsExactly(1, 2);
        });
    }

    private List<Integer> found(Db db, Function<Chores.Fields<Chore>, Condition<Chore>> condition) {
        return list(Chores.filter(condition::apply)
                .orderBy(c -> c.number().asc())
                .select(c -> c.number())
                .all(db));
    }

    @Test
    void labelsAreSelected() {
        chores().ifPresent(db -> {
            assertThat(list(Chores.all()
                            .orderBy(c -> c.number().asc())
                            .select(c -> c.urgency())
                            .all(db)))
                    .containsExactly(Urgency.NOW, Urgency.LOW, Urgency.HIGH);
            assertThat(list(Chores.all().select(c -> c.laneColor()).distinct().all(db)))
                    .containsExactlyInAnyOrder(Color.RED, Color.BLUE);
        });
    }

    @Test
    void aLabelIsAKeyAndIsReferredTo() {
        chores().ifPresent(db -> {
            assertThat(get(Lanes.byColor(Color.BLUE).one(db))).isEqualTo(BLUE);
            assertThat(list(Lanes.byColors(List.of(Color.BLUE, Color.GREEN)).all(db)))
                    .containsExactly(BLUE);
            Lane red = get(Lanes.byColor(Color.RED).include(l -> l.chores()).one(db));
            assertThat(red.chores().get()).extracting(Chore::number).containsExactlyInAnyOrder(1, 3);
            assertThat(list(Chores.filter(c -> c.lane().name().eq("slow")).all(db)))
                    .containsExactly(SECOND);
            assertThat(list(Lanes.filter(l -> l.chores().any(c -> c.urgency().eq(Urgency.NOW)))
                            .all(db)))
                    .containsExactly(RED);
            get(Chores.byNumber(2).delete().exec(db));
            get(Lanes.byColor(Color.BLUE).delete().exec(db));
            assertThat(list(Lanes.all().all(db))).containsExactly(RED);
        });
    }

    @Test
    void typesGoWithTheirTables() {
        chores().ifPresent(db -> {
            db.dropSchema().block();
            db.pushSchema().block();
            assertThat(list(Chores.all().all(db))).isEmpty();
        });
    }

    // ---- JSON

    @Test
    @Covers({
        "type_serialize/json_native_round_trip",
        "type_serialize/json_value_native_round_trip",
        "type_serialize/json_native_nulls"
    })
    void jsonComesBack() {
        having(new ColumnType.Json(false), Pages.MODEL).ifPresent(db -> {
            JsonNode node = MAPPER.readTree("{\"b\": [1, null, \"é💚\\\"\"], \"a\": -1.5}");
            Page first = new Page(1, ANSWERS, Optional.of(node), Deferred.of(List.of("one", "")));
            Page second = new Page(2, ANSWERS, Optional.of(NullNode.getInstance()), Deferred.of(List.of()));
            Page third = new Page(3, ANSWERS, Optional.empty(), Deferred.of(List.of()));
            assertThat(get(Pages.insert(first).exec(db))).isEqualTo(first);
            assertThat(get(Pages.insertMany(List.of(second, third)).exec(db))).containsExactly(second, third);
            assertThat(list(Pages.all()
                            .include(p -> p.lines())
                            .orderBy(p -> p.number().asc())
                            .all(db)))
                    .containsExactly(first, second, third);
            assertThat(list(Pages.filter(p -> p.extra().isNull())
                            .select(p -> p.number())
                            .all(db)))
                    .containsExactly(3);
            assertThat(get(Pages.update(third).extra(node).exec(db)).extra()).contains(node);
            assertThat(failure(() -> Pages.update(third)
                                    .extra(node)
                                    .skippingEqual()
                                    .exec(db))
                            .code())
                    .isEqualTo(ErrorCode.NOT_COMPARABLE);
            assertThat(get(Pages.update(first).clearExtra().exec(db)).extra()).isEmpty();
            get(Pages.filter(p -> p.extra().isNotNull()).delete().exec(db));
            assertThat(list(Pages.all().select(p -> p.number()).all(db))).containsExactly(1);
        });
    }

    @Test
    @Covers({"type_serialize/jsonb_native_round_trip", "type_serialize/json_value_jsonb_native_round_trip"})
    void jsonbComesBack() {
        having(new ColumnType.Json(true), Leaves.MODEL).ifPresent(db -> {
            JsonNode node = MAPPER.readTree("{\"b\": [1, null, \"é💚\\\"\"], \"a\": -1.5}");
            Leaf first = new Leaf(1, ANSWERS, Optional.of(node), Deferred.of(List.of("one", "")));
            Leaf second = new Leaf(2, ANSWERS, Optional.of(NullNode.getInstance()), Deferred.of(List.of()));
            assertThat(get(Leaves.insertMany(List.of(first, second)).exec(db))).containsExactly(first, second);
            assertThat(list(Leaves.all()
                            .include(l -> l.lines())
                            .orderBy(l -> l.number().asc())
                            .all(db)))
                    .containsExactly(first, second);
            assertThat(get(Leaves.update(second).clearExtra().exec(db)).extra()).isEmpty();
        });
    }

    @Test
    void jsonbRejectsNulCharacters() {
        having(new ColumnType.Json(true), Leaves.MODEL).ifPresent(db -> {
            for (String text : List.of("\0", "\\\0")) {
                Leaf leaf = new Leaf(1, ANSWERS, Optional.empty(), Deferred.of(List.of("fine", text)));
                probe().clear();
                InvalidValueException refused = failure(
                        InvalidValueException.class, () -> Leaves.insert(leaf).exec(db));
                assertThat(refused.field()).isEqualTo("Leaf.lines");
                assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.NUL_CHARACTER);
                assertThat(probe().calls()).isEmpty();
            }
            Leaf escaped = new Leaf(1, ANSWERS, Optional.empty(), Deferred.of(List.of("\\u0000")));
            assertThat(get(Leaves.insert(escaped).exec(db))).isEqualTo(escaped);
        });
    }

    // ---- what the database calls so

    @Test
    void aTypeBySqlIsAsTheStorageType() {
        having(new ColumnType.RawSql("INT"), Verses.MODEL).ifPresent(db -> {
            Verse first = new Verse(1, "Sing, goddess \uD83D\uDC9A", Optional.of(6));
            Verse second = new Verse(2, "", Optional.empty());
            assertThat(get(Verses.insert(first).exec(db))).isEqualTo(first);
            assertThat(get(Verses.insertMany(List.of(second)).exec(db))).containsExactly(second);
            assertThat(list(Verses.filter(v -> v.feet().gt(5)).all(db))).containsExactly(first);
            assertThat(list(Verses.filter(v -> v.text().eq("")).all(db))).containsExactly(second);
            assertThat(get(Verses.update(first)
                            .feet(v -> v.feet().minus(1))
                            .text("Tell me, Muse")
                            .exec(db)))
                    .isEqualTo(new Verse(1, "Tell me, Muse", Optional.of(5)));
        });
    }
}
