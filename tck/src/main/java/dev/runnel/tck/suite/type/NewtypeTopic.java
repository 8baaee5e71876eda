package dev.runnel.tck.suite.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.types.Box;
import dev.runnel.tck.scenario.types.Boxes;
import dev.runnel.tck.scenario.types.Code;
import dev.runnel.tck.scenario.types.Rank;
import dev.runnel.tck.scenario.types.Shelf;
import dev.runnel.tck.scenario.types.ShelfId;
import dev.runnel.tck.scenario.types.Shelves;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Newtypes as keys, foreign keys and unique columns: they behave like their components. */
public abstract class NewtypeTopic extends Topic {
    private Shelf oak;
    private Shelf pine;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Shelves.MODEL, Boxes.MODEL);
    }

    @BeforeEach
    void createShelves() {
        oak = get(Shelves.create()
                .code(new Code("oak"))
                .boxes(b -> b.number(new Rank(1)).label("one"))
                .boxes(b -> b.number(new Rank(2)).label("two"))
                .exec(db()));
        pine = get(Shelves.create().code(new Code("pine")).exec(db()));
        get(Boxes.create()
                .number(new Rank(3))
                .label("three")
                .shelf(pine)
                .spare(oak)
                .exec(db()));
        probe().clear();
    }

    @Test
    void nullInsideIsSaidToBeInside() {
        InvalidValueException refused = failure(
                InvalidValueException.class,
                () -> Shelves.byId(new ShelfId(null)).one(db()));
        assertThat(refused.reason()).isEqualTo(InvalidValueException.Reason.NULL_INSIDE);
        assertThat(refused.getMessage()).doesNotContain("Optional");
        Box box = get(Boxes.byNumber(new Rank(3)).one(db()));
        probe().clear();
        InvalidValueException absent = failure(
                InvalidValueException.class,
                () -> Boxes.update(box).spareId(new ShelfId(null)).exec(db()));
        assertThat(absent.reason()).isEqualTo(InvalidValueException.Reason.NULL_INSIDE);
        assertThat(absent.field()).isEqualTo("Box.spareId");
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    @Covers({"embed_newtype/crud_newtype_embed", "embed_newtype/newtype_index", "embed_newtype/newtype_numeric"})
    void rowsAreFoundChangedAndRemovedByThem() {
        get(Boxes.createMany(List.of(
                        Boxes.create().number(new Rank(4)).label("four").shelf(pine),
                        Boxes.create().number(new Rank(5)).label("five").shelf(oak)))
                .exec(db()));
        assertThat(labels(Boxes.byShelfId(pine.id()))).containsExactly("three", "four");
        assertThat(labels(Boxes.filter(b -> b.number().eq(new Rank(5))))).containsExactly("five");
        get(Shelves.update(pine).code(new Code("fir")).exec(db()));
        assertThat(get(Shelves.filter(s -> s.code().eq(new Code("fir"))).one(db()))
                        .id())
                .isEqualTo(pine.id());
        assertThat(get(Boxes.filter(b -> b.number().eq(new Rank(5))).delete().exec(db()))
                        .matched())
                .isEqualTo(1);
        assertThat(labels(Boxes.all())).containsExactly("one", "two", "three", "four");
    }

    @Test
    @Covers({"embed_newtype/newtype_auto_uuid_key", "embed_newtype/newtype_uuid_get_by_id"})
    void aKeyIsMadeAndFound() {
        assertThat(oak.id().value().version()).isEqualTo(7);
        assertThat(get(Shelves.byId(oak.id()).one(db()))).isEqualTo(oak);
        assertThat(get(Boxes.byNumber(new Rank(2)).one(db())).label()).isEqualTo("two");
        assertThat(list(Shelves.byIds(List.of(oak.id(), new ShelfId(new UUID(0, 0))))
                        .all(db())))
                .containsExactly(oak);
        ShelfId given = new ShelfId(UUID.randomUUID());
        assertThat(get(Shelves.create().code(new Code("own")).id(given).exec(db()))
                        .id())
                .isEqualTo(given);
        NotFoundException missing = failure(
                NotFoundException.class, () -> Boxes.byNumber(new Rank(9)).one(db()));
        assertThat(missing.getMessage()).doesNotContain("9");
    }

    @Test
    @Covers("embed_newtype/newtype_unique_constraint")
    void aUniqueColumnFindsOneAndRefusesTwo() {
        assertThat(get(Shelves.byCode(new Code("pine")).one(db()))).isEqualTo(pine);
        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Shelves.create().code(new Code("oak")).exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Boxes.create()
                                        .number(new Rank(1))
                                        .label("again")
                                        .shelf(oak)
                                        .exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.UNIQUE);
    }

    @Test
    @Covers("relation_belongs_to_embed_key/belongs_to_with_embed_pk")
    void whatARowBelongsTo() {
        Box three = get(Boxes.byNumber(new Rank(3)).one(db()));

        assertThat(get(Boxes.shelf(three).one(db()))).isEqualTo(pine);
        assertThat(list(Boxes.spare(three).all(db()))).containsExactly(oak);
        Box one = get(Boxes.byNumber(new Rank(1)).one(db()));
        assertThat(get(Boxes.shelf(one).one(db()))).isEqualTo(oak);
        assertThat(list(Boxes.spare(one).all(db()))).isEmpty();
        assertThat(list(Shelves.boxes(pine).all(db()))).containsExactly(three);
        assertThat(list(Boxes.all()
                        .orderBy(b -> b.number().asc())
                        .select(b -> b.shelf())
                        .all(db())))
                .containsExactly(oak, oak, pine);
    }

    @Test
    @Covers({
        "embed_struct_optional/option_newtype_create_ops",
        "embed_struct_optional/option_newtype_filter_presence",
        "embed_struct_optional/option_newtype_filter_eq"
    })
    void relationsMeetOverThem() {
        Shelf loaded = get(Shelves.byId(oak.id())
                .include(s -> s.boxes().with(b -> b.orderBy(x -> x.number().asc())))
                .one(db()));
        assertThat(loaded.boxes().get()).extracting(Box::label).containsExactly("one", "two");
        Box three = get(Boxes.byNumber(new Rank(3))
                .include(b -> b.shelf(), b -> b.spare())
                .one(db()));
        assertThat(three.shelf().get()).isEqualTo(pine);
        assertThat(three.spare().get()).contains(oak);
        assertThat(three.shelfId()).isEqualTo(pine.id());
        assertThat(three.spareId()).contains(oak.id());
        assertThat(labels(Boxes.filter(b -> b.shelf().eq(oak)))).containsExactly("one", "two");
        assertThat(labels(Boxes.filter(b -> b.shelf().code().eq(new Code("pine")))))
                .containsExactly("three");
        assertThat(labels(Boxes.filter(b -> b.shelf().code().unwrapped().startsWith("o"))))
                .containsExactly("one", "two");
        assertThat(labels(Boxes.filter(b -> b.spare().isNull()))).containsExactly("one", "two");
        assertThat(labels(Boxes.filter(b -> b.spareId().eq(oak.id())))).containsExactly("three");
        assertThat(labels(Boxes.filter(b -> b.shelfId().in(List.of(oak.id(), pine.id())))))
                .containsExactly("one", "two", "three");
        assertThat(list(Shelves.filter(s -> s.boxes().any(b -> b.number().ge(new Rank(3))))
                        .all(db())))
                .containsExactly(pine);
        assertThat(list(Boxes.all()
                        .orderBy(b -> b.number().desc())
                        .select(b -> b.spare().code().optional())
                        .all(db())))
                .containsExactly(Optional.of(new Code("oak")), Optional.empty(), Optional.empty());
    }

    @Test
    @Covers("embed_struct_optional/option_newtype_update")
    void aForeignKeyIsMovedAndCleared() {
        Box three = get(Boxes.byNumber(new Rank(3)).one(db()));
        Box moved = get(Boxes.update(three).shelf(oak).clearSpare().exec(db()));
        assertThat(moved.shelfId()).isEqualTo(oak.id());
        assertThat(moved.spareId()).isEmpty();
        assertThat(get(Boxes.update(three).spareId(pine.id()).exec(db())).spareId())
                .contains(pine.id());
        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Shelves.delete(oak).exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
    }

    private List<String> labels(Boxes.Query query) {
        return list(query.orderBy(b -> b.number().asc()).select(b -> b.label()).all(db()));
    }
}
