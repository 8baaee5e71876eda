package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.invoice.Address;
import dev.runnel.tck.scenario.invoice.Addresses;
import dev.runnel.tck.scenario.invoice.Invoice;
import dev.runnel.tck.scenario.invoice.Invoices;
import dev.runnel.tck.scenario.invoice.Line;
import dev.runnel.tck.scenario.invoice.Lines;
import dev.runnel.tck.scenario.invoice.Maker;
import dev.runnel.tck.scenario.invoice.Makers;
import dev.runnel.tck.scenario.invoice.Product;
import dev.runnel.tck.scenario.invoice.Products;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Eager relations of every kind, and eager relations behind them, read and written. */
@AlsoWithCompositeKeys
public abstract class EagerListTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(Invoices.MODEL, Lines.MODEL, Products.MODEL, Makers.MODEL, Addresses.MODEL);
    }

    private Product nail() {
        Maker smith = get(Makers.create().name("smith").exec(db()));
        return get(Products.create().name("nail").maker(smith).exec(db()));
    }

    @Test
    @Covers({
        "relation_eager/eager_has_many_create_returning_loads_relations",
        "relation_eager/eager_belongs_to_nested_create_returning_loads_relation",
        "relation_eager/eager_nested_relations_load_without_include",
        "relation_eager/eager_has_many_and_has_one_load_without_include",
        "relation_eager/eager_belongs_to_loads_without_include"
    })
    void comeWithWhatIsCreatedAndRead() {
        Product nail = nail();

        Invoice made = get(Invoices.create()
                .number("1")
                .lines(l -> l.text("ten nails").product(nail))
                .lines(l -> l.text("a saw").product(Products.create().name("saw")))
                .address(a -> a.city("Ulm"))
                .exec(db()));

        assertThat(made.lines()).extracting(Line::text).containsExactly("ten nails", "a saw");
        assertThat(made.lines())
                .extracting(l -> l.product().name()
                        + l.product().maker().map(Maker::name).orElse("-"))
                .containsExactly("nailsmith", "saw-");
        assertThat(made.address().map(Address::city)).contains("Ulm");
        Invoice read = get(Invoices.filter(i -> i.number().eq("1")).one(db()));
        assertThat(read.lines()).containsExactlyInAnyOrderElementsOf(made.lines());
        assertThat(read.address()).isEqualTo(made.address());
        assertThat(nail.maker().map(Maker::name)).contains("smith");
    }

    @Test
    void areEmptyWhereNothingRefersToTheRecord() {
        Invoice bare = get(Invoices.create().number("2").exec(db()));
        assertThat(bare.lines()).isEmpty();
        assertThat(bare.address()).isEmpty();

        List<Invoice> several = get(Invoices.createMany(List.of(
                        Invoices.create().number("3").address(a -> a.city("Ulm")),
                        Invoices.create().number("4")))
                .exec(db()));
        assertThat(several)
                .extracting(i -> i.address().map(Address::city))
                .containsExactly(Optional.of("Ulm"), Optional.empty());
        assertThat(list(Invoices.all().all(db()))).hasSize(3).contains(bare).containsAll(several);
    }

    @Test
    void comeWithWhatIsChanged() {
        Product nail = nail();
        Invoice made = get(Invoices.create()
                .number("1")
                .lines(l -> l.text("ten nails").product(nail))
                .exec(db()));
        get(Lines.create().text("more").invoice(made).product(nail).exec(db()));

        Invoice changed = get(Invoices.update(made).number("one").exec(db()));

        assertThat(changed.lines()).extracting(Line::text).containsExactlyInAnyOrder("ten nails", "more");
        assertThat(changed.lines()).allMatch(l -> l.product().equals(nail));
        assertThat(changed.address()).isEmpty();
        assertThat(get(Invoices.filter(i -> i.number().eq("one"))
                                .update()
                                .number("uno")
                                .exec(db()))
                        .matched())
                .isEqualTo(1);
    }

    @Test
    void comeWithTheRowsThatAQueryGivesBack() {
        Product nail = nail();
        get(Invoices.create()
                .number("1")
                .lines(l -> l.text("ten nails").product(nail))
                .exec(db()));
        get(Invoices.create().number("2").exec(db()));

        List<Invoice> changed =
                get(Invoices.all().update().number("n").returning().exec(db()));
        assertThat(changed).extracting(i -> i.lines().size()).containsExactlyInAnyOrder(1, 0);
        List<Line> removed = get(Lines.all().delete().returning().exec(db()));
        assertThat(removed).extracting(Line::product).containsExactly(nail);
    }

    @Test
    void comeBehindAnInclude() {
        Product nail = nail();
        get(Invoices.create()
                .number("1")
                .lines(l -> l.text("ten nails").product(nail))
                .address(a -> a.city("Ulm"))
                .exec(db()));

        Line line = get(Lines.all().include(l -> l.invoice()).one(db()));

        assertThat(line.product()).isEqualTo(nail);
        assertThat(line.invoice().get().lines()).containsExactly(line);
        assertThat(line.invoice().get().address().map(Address::city)).contains("Ulm");
        assertThat(get(Invoices.filter(i ->
                                i.lines().any(l -> l.product().maker().name().eq("smith")))
                        .count(db())))
                .isEqualTo(1);
    }
}
