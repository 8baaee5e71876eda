package dev.runnel.tck.suite.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.named.Article;
import dev.runnel.tck.scenario.named.Articles;
import dev.runnel.tck.scenario.named.Measurement;
import dev.runnel.tck.scenario.named.Measurements;
import dev.runnel.tck.scenario.named.Tags;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys, unique sets and indexes of several columns, declared on a record. */
public abstract class IndexTopic extends Topic {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Override
    protected List<ModelProvider> models() {
        return List.of(Articles.MODEL, Measurements.MODEL, Tags.MODEL);
    }

    private Article article(String tenant, String slug, String status, @Nullable String section, long rank) {
        return get(Articles.create()
                .tenant(tenant)
                .slug(slug)
                .status(status)
                .rank(rank)
                .section(Optional.ofNullable(section))
                .exec(db()));
    }

    /** Whether the last read of a key-value store was of more than the rows that it looked for. */
    private void readsNoMore() {
        if (!capabilities().reads().relational()) {
            assertThat(probe().calls().toString()).doesNotContain("scan");
        }
    }

    @Test
    @Covers({"index_composite/composite_index_basic", "index_composite/composite_index_struct_level"})
    void rowsAreFoundByAPrefixOfAnIndex() {
        article("t1", "a", "new", null, 1);
        article("t1", "b", "new", null, 2);
        article("t1", "c", "old", null, 3);
        article("t2", "a", "new", null, 1);
        probe().clear();

        assertThat(list(Articles.byTenant("t1").all(db())))
                .extracting(Article::slug)
                .containsExactlyInAnyOrder("a", "b", "c");
        readsNoMore();
    }

    @Test
    @Covers({
        "index_composite/composite_index_prefix_queries",
        "index_composite/composite_index_multi_hash",
        "index_composite/composite_index_multi_range",
        "index_composite/composite_index_three_columns",
        "index_composite/composite_index_simple_three_column_ddb"
    })
    void everyBeginningHasAMethod() {
        article("t1", "a", "new", null, 1);
        article("t1", "b", "new", null, 2);
        article("t1", "c", "old", null, 2);
        probe().clear();

        assertThat(list(Articles.byTenantAndStatus("t1", "new").all(db())))
                .extracting(Article::slug)
                .containsExactlyInAnyOrder("a", "b");
        assertThat(list(Articles.byTenantAndStatusAndRank("t1", "new", 2).all(db())))
                .extracting(Article::slug)
                .containsExactly("b");
        assertThat(list(Articles.byTenantAndStatus("t1", "gone").all(db()))).isEmpty();
        readsNoMore();
    }

    @Test
    @Covers("index_composite/composite_index_multiple_indexes")
    void everyIndexOfARecordIsOfItsOwn() {
        article("t1", "a", "new", "s", 1);
        article("t1", "b", "old", "s", 2);
        article("t2", "c", "new", "s", 1);
        article("t2", "d", "new", "r", 1);
        probe().clear();

        assertThat(list(Articles.byStatusAndSection("new", "s").all(db())))
                .extracting(Article::slug)
                .containsExactlyInAnyOrder("a", "c");
        assertThat(list(Articles.byTenantAndStatus("t2", "new").all(db())))
                .extracting(Article::slug)
                .containsExactlyInAnyOrder("c", "d");
        assertThat(list(Articles.bySection("r").all(db())))
                .extracting(Article::slug)
                .containsExactly("d");
        assertThat(get(Articles.byTenantAndSlug("t1", "b").one(db())).rank()).isEqualTo(2);
        readsNoMore();
    }

    @Test
    @Covers("index_composite/composite_index_sort_key_range_filter")
    void aRangeOfTheLastPartOfAnIndex() {
        for (long rank = 1; rank <= 5; rank++) {
            article("t1", "n" + rank, "new", null, rank);
            article("t1", "o" + rank, "old", null, rank);
        }
        probe().clear();

        Articles.Query news = Articles.byTenantAndStatus("t1", "new");
        assertThat(list(news.filter(a -> a.rank().gt(3L)).all(db())))
                .extracting(Article::slug)
                .containsExactlyInAnyOrder("n4", "n5");
        assertThat(list(news.filter(a -> a.rank().between(2L, 3L)).all(db())))
                .extracting(Article::slug)
                .containsExactlyInAnyOrder("n2", "n3");
        assertThat(list(news.filter(a -> a.rank().lt(1L)).all(db()))).isEmpty();
        readsNoMore();
    }

    /** On a key-value store an item whose section is absent stands in no index by section. */
    @Test
    void anAbsentPartOfAnIndexHidesNoRow() {
        article("t1", "a", "new", "s", 1);
        article("t1", "b", "new", null, 2);

        assertThat(list(Articles.byStatus("new").all(db()))).hasSize(2);
        assertThat(list(Articles.byStatusAndSection("new", "s").all(db())))
                .extracting(Article::slug)
                .containsExactly("a");
        assertThat(list(Articles.bySection("s").all(db())))
                .extracting(Article::slug)
                .containsExactly("a");
    }

    @Test
    @Covers({
        "index_composite/composite_unique_index_enforced",
        "index_composite/composite_unique_index_unsupported_on_dynamodb"
    })
    void uniqueSetsRejectDuplicates() {
        Article first = article("t1", "a", "new", null, 1);
        article("t1", "b", "new", null, 1);
        Article elsewhere = article("t2", "a", "new", null, 1);
        probe().clear();

        assertThat(get(Articles.byTenantAndSlug("t1", "a").one(db()))).isEqualTo(first);
        readsNoMore();
        failure(
                ConstraintViolationException.class,
                () -> Articles.create()
                        .tenant("t1")
                        .slug("a")
                        .status("old")
                        .rank(9)
                        .exec(db()));
        ConstraintViolationException taken = failure(
                ConstraintViolationException.class,
                () -> Articles.update(elsewhere).tenant("t1").exec(db()));
        assertThat(taken.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(taken.columns()).containsExactly("tenant", "slug");
        assertThat(get(Articles.byTenantAndSlug("t2", "a").one(db()))).isEqualTo(elsewhere);
    }

    @Test
    void uniqueSetsAllowSeveralNulls() {
        article("t1", "a", "new", null, 1);
        Article second = article("t1", "b", "new", null, 1);
        article("t1", "c", "new", "s", 1);

        failure(
                ConstraintViolationException.class,
                () -> Articles.update(second).section("s").exec(db()));
        Article moved = get(Articles.update(second).section("s").rank(2).exec(db()));
        assertThat(list(Articles.byTenantAndSectionAndRank("t1", "s", 2).all(db())))
                .containsExactly(moved);
        get(Articles.update(moved).clearSection().rank(1).exec(db()));
        assertThat(get(Articles.byTenantAndSection("t1", "s").count(db()))).isEqualTo(1);
    }

    @Test
    @Covers("index_custom_name/index_custom_name_overrides_default")
    void aGivenNameIsThatOfTheConstraint() {
        article("t1", "a", "new", "s", 1);
        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Articles.create()
                                        .tenant("t1")
                                        .slug("a")
                                        .status("old")
                                        .rank(9)
                                        .exec(db()))
                        .constraint())
                .contains("articles_address");
    }

    @Test
    @Covers("index_custom_name/index_custom_name_default_unchanged")
    void aMadeNameHasTheTableAndTheColumns() {
        article("t1", "a", "new", "s", 1);
        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Articles.create()
                                        .tenant("t1")
                                        .slug("b")
                                        .status("old")
                                        .rank(1)
                                        .section("s")
                                        .exec(db()))
                        .constraint())
                .contains("articles_tenant_section_rank_key");
    }

    @Test
    @Covers({"index_custom_name/key_custom_name_recorded_on_pk_index", "crud_model_level_key/model_level_composite_key"
    })
    void aKeyThatTheRecordNames() {
        for (long n = 0; n < 4; n++) {
            get(Measurements.create()
                    .taken(NOON.plusSeconds(n))
                    .device(n < 3 ? "d1" : "d2")
                    .site("s")
                    .value(n)
                    .exec(db()));
        }
        ConstraintViolationException taken = failure(
                ConstraintViolationException.class,
                () -> Measurements.create()
                        .taken(NOON)
                        .device("d1")
                        .site("s")
                        .value(9)
                        .exec(db()));
        assertThat(taken.constraint()).contains("measurements_place");
        assertThat(taken.columns()).containsExactly("site", "device", "taken");
        probe().clear();

        assertThat(list(Measurements.bySiteAndDevice("s", "d1")
                        .filter(m -> m.taken().gt(NOON))
                        .orderBy(m -> m.taken().desc())
                        .all(db())))
                .extracting(Measurement::value)
                .containsExactly(2L, 1L);
        assertThat(get(Measurements.byKey("s", "d2", NOON.plusSeconds(3)).one(db()))
                        .value())
                .isEqualTo(3);
        assertThat(get(Measurements.byKeys(
                                List.of(new Measurements.Key("s", "d1", NOON), new Measurements.Key("s", "d2", NOON)))
                        .count(db())))
                .isEqualTo(1);
        readsNoMore();
        assertThat(get(Measurements.bySite("s").count(db())))
                .as("half a partition")
                .isEqualTo(4);
        assertThat(get(Measurements.bySiteAndDevice("s", "d1").delete().exec(db()))
                        .matched())
                .isEqualTo(3);
    }

    @Test
    @Covers("crud_model_level_key/model_level_single_key")
    void aSingleKeyThatTheRecordNames() {
        get(Tags.create().name("blue").color("#00f").exec(db()));
        get(Tags.create().name("red").color("#f00").exec(db()));
        probe().clear();

        assertThat(get(Tags.byName("red").one(db())).color()).isEqualTo("#f00");
        assertThat(get(Tags.byNames(List.of("red", "blue", "green")).count(db())))
                .isEqualTo(2);
        readsNoMore();
        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Tags.create().name("red").color("?").exec(db()))
                        .constraint())
                .contains("tags_pkey");
    }
}
