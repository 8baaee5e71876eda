package dev.runnel.tck.suite.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Deferred;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.json.Answers;
import dev.runnel.tck.scenario.json.Answers.Choice;
import dev.runnel.tck.scenario.json.Answers.Kind;
import dev.runnel.tck.scenario.json.RawSurvey;
import dev.runnel.tck.scenario.json.RawSurveys;
import dev.runnel.tck.scenario.json.Survey;
import dev.runnel.tck.scenario.json.Surveys;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** JSON columns: values of any type; SQL's NULL differs from JSON's null. */
public abstract class JsonColumnTopic extends Topic {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNode NODE = MAPPER.readTree("{\"a\": [1, null, \"\\u0000é💚\"], \"b\": 1.5}");

    private static final Survey FIRST = new Survey(
            1,
            new Answers(
                    "it's \"fine\" \\ 💚\n",
                    Optional.of(""),
                    List.of(new Choice(Kind.YES, 0.1), new Choice(Kind.NO, -1e300)),
                    Instant.parse("2026-01-02T03:04:05.123456789Z")),
            Optional.of(Map.of("a", List.of(1, 2), "", List.of())),
            NODE,
            Optional.of(NullNode.getInstance()),
            Deferred.of(List.of("one", "two")));

    private static final Survey SECOND = new Survey(
            2,
            new Answers("", Optional.empty(), List.of(), Instant.EPOCH),
            Optional.empty(),
            NullNode.getInstance(),
            Optional.empty(),
            Deferred.of(List.of()));

    @Override
    protected List<ModelProvider> models() {
        return List.of(Surveys.MODEL);
    }

    @BeforeEach
    void insertSurveys() {
        assertThat(get(Surveys.insertMany(List.of(FIRST, SECOND)).exec(db()))).containsExactly(FIRST, SECOND);
        probe().clear();
    }

    @Test
    @Covers({"type_serialize/json_custom_struct", "type_serialize/json_vec_string"})
    void valuesComeBackAsTheyWere() {
        assertThat(list(Surveys.all().orderBy(s -> s.number().asc()).all(db()))).containsExactly(FIRST, SECOND);
        Survey whole = get(Surveys.byNumber(1).include(s -> s.pages()).one(db()));
        assertThat(whole.pages().get()).containsExactly("one", "two");
    }

    @Test
    @Covers({"type_serialize/json_option_inside_json_null", "type_serialize/json_vec_string"})
    void theColumnIsAText() {
        RawSurvey raw = get(RawSurveys.byNumber(1).one(home().beside(RawSurveys.MODEL)));
        assertThat(MAPPER.readTree(raw.answers()).get("remark").asString()).isEmpty();
        assertThat(raw.extra()).contains("null");
        assertThat(raw.pages()).isEqualTo("[\"one\",\"two\"]");
        RawSurvey other = get(RawSurveys.byNumber(2).one(home().beside(RawSurveys.MODEL)));
        assertThat(MAPPER.readTree(other.answers()).get("remark").isNull()).isTrue();
        assertThat(other.anything()).isEqualTo("null");
        assertThat(other.extra()).isEmpty();
    }

    @Test
    void absentIsNotJsonNull() {
        assertThat(list(Surveys.filter(s -> s.extra().isNull())
                        .select(s -> s.number())
                        .all(db())))
                .containsExactly(2);
        assertThat(list(Surveys.filter(s -> s.extra().isNotNull())
                        .select(s -> s.number())
                        .all(db())))
                .containsExactly(1);
        assertThat(get(Surveys.update(FIRST).clearExtra().exec(db())).extra()).isEmpty();
        assertThat(get(Surveys.update(SECOND).extra(NullNode.getInstance()).exec(db()))
                        .extra())
                .contains(NullNode.getInstance());
    }

    @Test
    void itIsSelectedAndUpdated() {
        assertThat(list(Surveys.all()
                        .orderBy(s -> s.number().asc())
                        .select(s -> s.answers(), s -> s.scores())
                        .all(db())))
                .containsExactly(
                        Tuples.of(FIRST.answers(), FIRST.scores()), Tuples.of(SECOND.answers(), SECOND.scores()));
        Survey changed = get(Surveys.update(SECOND)
                .answers(FIRST.answers())
                .scores(Map.of("x", List.of(3)))
                .pages(List.of("three"))
                .exec(db()));
        assertThat(changed.answers()).isEqualTo(FIRST.answers());
        assertThat(changed.pages().get()).containsExactly("three");
        assertThat(get(Surveys.byNumber(2).include(s -> s.pages()).one(db()))).isEqualTo(changed);
    }

    @Test
    @Covers({
        "deferred_field/deferred_json_create_returns_loaded",
        "deferred_field/deferred_json_default_load_leaves_unloaded",
        "deferred_field/deferred_json_include_eager_loads_value",
        "deferred_field/deferred_json_update_refreshes_loaded_value"
    })
    void aDeferredOneIsLoadedByCreatesUpdatesAndIncludes() {
        Survey made = get(Surveys.create()
                .number(3)
                .answers(FIRST.answers())
                .anything(NODE)
                .pages(List.of("made"))
                .exec(db()));
        assertThat(made.pages().get()).containsExactly("made");
        Survey read = get(Surveys.byNumber(3).one(db()));
        assertThat(read.pages().isLoaded()).isFalse();
        assertThat(get(Surveys.byNumber(3).include(s -> s.pages()).one(db()))
                        .pages()
                        .get())
                .containsExactly("made");
        assertThat(get(Surveys.update(made).pages(List.of("changed")).exec(db()))
                        .pages()
                        .get())
                .containsExactly("changed");
        assertThat(get(Surveys.byNumber(3).include(s -> s.pages()).one(db()))
                        .pages()
                        .get())
                .containsExactly("changed");
    }

    @Test
    void jsonOfAnotherTypeFailsToDecode() {
        isNotRead("null");
        isNotRead("[]");
        isNotRead("{\"text\": \"secret\"");
        isNotRead("{\"text\": \"secret\", \"choices\": [{\"kind\": \"PERHAPS\"}]}");
    }

    private void isNotRead(String answers) {
        RawSurvey raw = new RawSurvey(9, answers, Optional.empty(), "1", Optional.empty(), "[]");
        get(RawSurveys.insert(raw).exec(home().beside(RawSurveys.MODEL)));
        assertThat(failure(DecodeException.class, () -> Surveys.byNumber(9).one(db())))
                .hasMessageContaining("Survey.answers")
                .hasMessageNotContaining("secret")
                .hasNoCause();
        get(Surveys.byNumber(9).delete().exec(db()));
    }

    @Test
    void unencodableTextInJsonIsRejected() {
        InvalidValueException refused = failure(
                InvalidValueException.class,
                () -> Surveys.update(FIRST).pages(List.of("\ud800")).exec(db()));
        assertThat(refused.field()).isEqualTo("Survey.pages");
        assertThat(probe().calls()).isEmpty();
    }
}
