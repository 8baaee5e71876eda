package dev.runnel.tck.suite.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runnel.Prepared;
import dev.runnel.Prepared1;
import dev.runnel.SortKeys;
import dev.runnel.Sql;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.tck.scenario.odd.Oddities;
import dev.runnel.tck.scenario.odd.Oddity;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Texts with a meaning in SQL, as arguments of SQL of the application, and names of tables and columns in it. */
public abstract class HostileSqlTopic extends Topic {
    private static final int TEXTS = 10_000;
    private static final int TEXTS_OF_A_LIST = 500;
    private static final int TEXTS_ALONE = 200;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Oddities.MODEL);
    }

    private boolean runsSql() {
        if (capabilities().reads().sql()) {
            return true;
        }
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Sql.statement("delete from {}", Oddities.TABLE).exec(db()));
        return false;
    }

    private static List<String> hostileTexts() {
        Random random = new Random(19);
        List<String> texts = new ArrayList<>(HostileTextTopic.TEXTS);
        while (texts.size() < TEXTS) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                String part = HostileTextTopic.TEXTS.get(random.nextInt(HostileTextTopic.TEXTS.size()));
                text.append(part, 0, Math.min(part.length(), 40));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    @Test
    void aHostileTextIsAValue() {
        if (!runsSql()) {
            return;
        }
        List<String> texts = hostileTexts();
        for (String text : texts.subList(0, TEXTS_ALONE)) {
            assertThat(get(Sql.query("select {} as v /* {} */, '{}' as w", text)
                                    .rows()
                                    .one(db()))
                            .get("v", String.class))
                    .isEqualTo(text);
        }
        get(Oddities.create().unique("kept").indexed("i").exec(db()));
        for (int from = 0; from < texts.size(); from += TEXTS_OF_A_LIST) {
            assertThat(get(Sql.query(
                                            "select count(*) as n from {} where {} in {}",
                                            Oddities.TABLE,
                                            Oddities.TABLE.column(o -> o.unique()),
                                            texts.subList(from, from + TEXTS_OF_A_LIST))
                                    .rows()
                                    .one(db()))
                            .get("n", Long.class))
                    .isZero();
        }
        assertThat(get(Oddities.all().count(db()))).isOne();
    }

    @Test
    void aHostileSortKeyIsRefusedWithoutIt() {
        SortKeys<Oddity, Oddities.Fields<Oddity>> keys =
                Oddities.sortKeys().allow("u", o -> o.unique()).allow("i", o -> o.indexed());
        String text = catchThrowableOfType(InvalidStatementException.class, () -> keys.parse("other"))
                .getMessage();
        for (String hostile : hostileTexts()) {
            for (String order : List.of(hostile, "u," + hostile, "-" + hostile)) {
                if (!order.isBlank()) {
                    InvalidStatementException refused =
                            catchThrowableOfType(InvalidStatementException.class, () -> keys.parse(order));
                    assertThat(refused).isNotNull();
                    assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_SORT_KEY);
                    assertThat(refused.getMessage())
                            .as("the same for each input")
                            .isEqualTo(text);
                }
            }
        }
    }

    @Test
    void aHostileTextIsAValueOfAPreparedStatement() {
        Prepared1<String, Oddities.Query> prepared = Prepared.of(
                String.class, text -> Oddities.filter(o -> o.unique().eq(text)));
        get(Oddities.create().unique("kept").indexed("i").exec(db()));
        for (String text : hostileTexts().subList(0, TEXTS_ALONE)) {
            assertThat(get(prepared.with(text).count(db()))).isZero();
        }
        assertThat(get(prepared.with("kept").count(db()))).isOne();
    }

    @Test
    void aHostileNameIsAName() {
        if (!runsSql()) {
            return;
        }
        UUID id = new UUID(1, 2);
        assertThat(get(Sql.statement(
                                "insert into {} ({}, {}, {}, {}, {}) values ({}, {}, {}, {}, {})",
                                Oddities.TABLE,
                                Oddities.TABLE.column(o -> o.id()),
                                Oddities.TABLE.column(o -> o.unique()),
                                Oddities.TABLE.column(o -> o.indexed()),
                                Oddities.TABLE.column(o -> o.comment()),
                                Oddities.TABLE.column(o -> o.preset()),
                                id,
                                "u",
                                "i",
                                Sql.nullOf(String.class),
                                Oddity.CONSTANT)
                        .exec(db())))
                .isOne();
        Oddity stored = get(Oddities.byId(id).one(db()));
        assertThat(stored.unique()).isEqualTo("u");
        assertThat(stored.preset()).isEqualTo(Oddity.CONSTANT);
        assertThat(get(Oddities.filter(o -> Sql.condition("{} = {}", o.unique(), "u"))
                        .orderBy(o -> Sql.<Oddity, String>expr(String.class, "lower({})", o.indexed())
                                .asc())
                        .exec(db())))
                .containsExactly(stored);
        assertThat(get(Sql.query("select x.{} as v from {} x", Oddities.TABLE.column(o -> o.preset()), Oddities.TABLE)
                                .rows()
                                .one(db()))
                        .get("v", String.class))
                .isEqualTo(Oddity.CONSTANT);
    }
}
