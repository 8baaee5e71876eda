package dev.runnel.tck.suite.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Deferred;
import dev.runnel.Page;
import dev.runnel.Selection;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.types.Box;
import dev.runnel.tck.scenario.types.Boxes;
import dev.runnel.tck.scenario.types.Code;
import dev.runnel.tck.scenario.types.Paints;
import dev.runnel.tck.scenario.types.Rank;
import dev.runnel.tck.scenario.types.Shelf;
import dev.runnel.tck.scenario.types.Shelves;
import dev.runnel.tck.scenario.types.Specimens;
import dev.runnel.tck.scenario.types.Traces;
import dev.runnel.tck.suite.Topic;
import dev.runnel.tck.suite.type.TypeSample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages sorted by a column of every type: a page cursor keeps the exact value. */
public abstract class PageTypesTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(Specimens.MODEL, Traces.MODEL, Paints.MODEL, Shelves.MODEL, Boxes.MODEL);
    }

    @Test
    void byRequiredValuesOfEveryType() {
        get(Specimens.insertMany(TypeSample.EDGES).exec(db()));
        for (TypeSample.Ordered<?> type : TypeSample.ORDERED) {
            Specimens.Query up =
                    Specimens.all().orderBy(f -> type.required().apply(f).asc());
            Specimens.Query down =
                    Specimens.all().orderBy(f -> type.required().apply(f).desc());
            walks(
                    type,
                    up.orderBy(f -> f.number().asc()).select(f -> f.number()),
                    cursor -> up.after(cursor).select(f -> f.number()),
                    up.select(f -> f.number()));
            walks(
                    type,
                    down.orderBy(f -> f.number().desc()).select(f -> f.number()),
                    cursor -> down.after(cursor).select(f -> f.number()),
                    down.select(f -> f.number()));
        }
    }

    @Test
    void byValuesOfEveryTypeThatMayBeAbsent() {
        get(Traces.insertMany(TypeSample.EDGES.stream().map(TypeSample::trace).toList())
                .exec(db()));
        get(Traces.insert(TypeSample.blank(100)).exec(db()));
        get(Traces.insert(TypeSample.blank(101)).exec(db()));
        for (TypeSample.Ordered<?> type : TypeSample.ORDERED) {
            Traces.Query query =
                    Traces.all().orderBy(f -> type.nullable().apply(f).desc().nullsFirst());
            walks(
                    type,
                    query.orderBy(f -> f.number().desc()).select(f -> f.number()),
                    cursor -> query.after(cursor).select(f -> f.number()),
                    query.select(f -> f.number()));
        }
    }

    /** Goes from page to page, and gives what the whole query gives. */
    private <T> void walks(
            Object type, Selection<T> whole, Function<String, Selection<T>> after, Selection<T> beginning) {
        List<T> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page<T> page = get(next.map(after).orElse(beginning).page(3, db()));
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        assertThat(all).as("by %s", type).isEqualTo(get(whole.exec(db())));
    }

    @Test
    @Covers("paginate_multi_column/paginate_non_unique_column_with_newtype_primary_key")
    void equalRowsByAKeyThatIsANewtype() {
        Shelf shelf = get(Shelves.create().code(new Code("A")).exec(db()));
        List<Box> boxes = new ArrayList<>(IntStream.range(0, 10)
                .mapToObj(n -> new Box(
                        new Rank(n),
                        "label " + n % 2,
                        shelf.id(),
                        Deferred.unloaded(),
                        Optional.empty(),
                        Deferred.unloaded()))
                .toList());
        Collections.reverse(boxes);
        get(Boxes.insertMany(boxes).exec(db()));
        Boxes.Query byLabel = Boxes.all().orderBy(b -> b.label().asc());
        List<Integer> numbers = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page<Box> page = get(next.map(byLabel::after).orElse(byLabel).page(3, db()));
            page.items().forEach(box -> numbers.add(box.number().value()));
            next = page.next();
        } while (next.isPresent());
        assertThat(numbers).containsExactly(0, 2, 4, 6, 8, 1, 3, 5, 7, 9);
    }
}
