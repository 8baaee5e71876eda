package dev.runnel.tck.suite.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.words.Grain;
import dev.runnel.tck.scenario.words.Grains;
import dev.runnel.tck.scenario.words.Sieve;
import dev.runnel.tck.scenario.words.Sieves;
import dev.runnel.tck.scenario.words.Word;
import dev.runnel.tck.scenario.words.Words;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables, columns and relations whose names are words of SQL or of Java. */
public abstract class ReservedWordTopic extends Topic {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    protected List<ModelProvider> models() {
        return List.of(Words.MODEL, Sieves.MODEL, Grains.MODEL);
    }

    @Test
    @Covers("raw_identifier_fields/create_filter_update_by_raw_identifier_field")
    void areFieldsLikeOthers() {
        Word first = get(word("first").where("here").with("text").sealed(3L).exec(db()));
        Word second = get(word("second").references(first.primary()).exec(db()));

        assertThat(get(Words.byUser("first").include(w -> w.with()).one(db()))).isEqualTo(first);
        assertThat(list(Words.filter(w -> w.type()
                                .eq("noun")
                                .and(w.where().isNull())
                                .and(w.from().ge(1L))
                                .and(w.check().eq(true))
                                .and(w.timestamp().eq(NOON))
                                .and(w.select().isNull())
                                .and(w.record().in(List.of("r")))
                                .and(w.var().ne("w"))
                                .and(w.yield().eq("y"))
                                .and(w.sealed().isNull()))
                        .orderBy(w -> w.group().asc(), w -> w.user().desc())
                        .all(db())))
                .extracting(Word::primary)
                .containsExactly(second.primary());

        Word changed = get(Words.update(second)
                .type("verb")
                .where("there")
                .select("all")
                .from(w -> w.from().plus(1L))
                .yield("z")
                .exec(db()));
        assertThat(changed.type()).isEqualTo("verb");
        assertThat(changed.from()).isEqualTo(2);
        assertThat(get(Words.filter(w -> w.where().eq("there").and(w.yield().eq("z")))
                        .one(db())))
                .extracting(Word::primary)
                .isEqualTo(second.primary());
        assertThat(list(Words.filter(w -> w.type().eq("verb"))
                        .select(w -> w.select(), w -> w.var())
                        .all(db())))
                .hasSize(1);

        get(Words.delete(changed).exec(db()));
        assertThat(get(Words.all().count(db()))).isEqualTo(1);
    }

    @Test
    void areRelationsLikeOthers() {
        Word first = get(word("first").with("text").exec(db()));
        get(word("second").table(first).exec(db()));

        Word child = get(Words.filter(w -> w.table().user().eq("first"))
                .include(w -> w.table().with(t -> t.include(x -> x.with())))
                .one(db()));
        assertThat(child.table().get().orElseThrow().with().get()).contains("text");
        Word parent = get(Words.filter(w -> w.values().any(v -> v.user().eq("second")))
                .include(w -> w.values())
                .one(db()));
        assertThat(parent.values().get()).extracting(Word::user).containsExactly("second");
    }

    /** Components may have the names of the methods that shape an include. */
    @Test
    @Covers("relation_preload_options/preload_modifiers_with_reserved_field_names")
    void areNamesBesideTheModifiersOfAnInclude() {
        Sieve fine = get(Sieves.create()
                .limit("fine")
                .filter(g -> g.filter("sand").orderBy(2).limit(7))
                .filter(g -> g.filter("sand").orderBy(1).limit(8))
                .filter(g -> g.filter("sand").orderBy(3).limit(9))
                .filter(g -> g.filter("stone").orderBy(4).limit(9))
                .exec(db()));
        get(Sieves.create().limit("coarse").exec(db()));

        Sieve read = get(Sieves.filter(s -> s.limit().eq("fine"))
                .include(s -> s.filter()
                        .with(g -> g.filter(x -> x.filter().eq("sand"))
                                .orderBy(x -> x.orderBy().desc())
                                .limit(2)
                                .include(x -> x.with())))
                .one(db()));
        assertThat(read.filter().get()).extracting(Grain::limit).containsExactly(9L, 7L);
        assertThat(read.filter().get())
                .allSatisfy(grain -> assertThat(grain.with().get()).isEqualTo(fine));
        assertThat(list(Grains.filter(g -> g.with().limit().eq("fine"))
                        .filter(g -> g.limit().ge(8L))
                        .orderBy(g -> g.orderBy().asc())
                        .limit(2)
                        .select(g -> g.orderBy())
                        .all(db())))
                .containsExactly(1L, 3L);
        assertThat(get(Sieves.all().filter().filter(g -> g.filter().ne("sand")).count(db())))
                .isEqualTo(1);
    }

    @Test
    void areNamesOfConstraints() {
        get(word("first").exec(db()));

        ConstraintViolationException violated =
                failure(ConstraintViolationException.class, () -> word("first").exec(db()));
        assertThat(violated.columns()).containsExactly("user");
    }

    private static Words.Create word(String user) {
        return Words.create()
                .type("noun")
                .user(user)
                .group("g")
                .from(1)
                .check(true)
                .timestamp(NOON)
                .record("r")
                .var("v")
                .yield("y");
    }
}
