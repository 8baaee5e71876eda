package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.invoice.Addresses;
import dev.runnel.tck.scenario.invoice.Invoice;
import dev.runnel.tck.scenario.invoice.Invoices;
import dev.runnel.tck.scenario.invoice.Line;
import dev.runnel.tck.scenario.invoice.Lines;
import dev.runnel.tck.scenario.invoice.Makers;
import dev.runnel.tck.scenario.invoice.Product;
import dev.runnel.tck.scenario.invoice.Products;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The record that an update or a create with relations returns. */
public abstract class RelatedRowsTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(Invoices.MODEL, Addresses.MODEL, Lines.MODEL, Products.MODEL, Makers.MODEL);
    }

    @Test
    @Covers("relation_eager/eager_relations_reload_after_update")
    void anEagerRelationHasTheChangedRows() {
        Product rope = get(Products.create().name("rope").exec(db()));
        Invoice first = get(Invoices.create()
                .number("1")
                .lines(l -> l.text("a").product(rope))
                .lines(l -> l.text("b").product(rope))
                .exec(db()));
        Line a = first.lines().get(0);
        Line b = first.lines().get(1);

        Invoice second = get(Invoices.create()
                .number("2")
                .lines(l -> l.text("c").product(rope))
                .addLines(a)
                .exec(db()));
        assertThat(second.lines()).extracting(Line::text).containsExactlyInAnyOrder("a", "c");
        Invoice moved = get(Invoices.create().number("3").addLines(a, b).exec(db()));
        assertThat(moved.lines()).extracting(Line::text).containsExactlyInAnyOrder("a", "b");
        assertThat(moved.lines().get(0).product().name()).isEqualTo("rope");

        Invoice updated = get(Invoices.update(first)
                .number("1b")
                .lines(l -> l.text("d").product(rope))
                .addLines(b)
                .exec(db()));
        assertThat(updated.number()).isEqualTo("1b");
        assertThat(updated.lines()).extracting(Line::text).containsExactlyInAnyOrder("b", "d");
        assertThat(get(Invoices.update(second).addLines(b).exec(db())).lines())
                .extracting(Line::text)
                .containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void anUpsertChangesNoRelation() {
        Product rope = get(Products.create().name("rope").exec(db()));
        Line a = get(Invoices.create()
                        .number("1")
                        .lines(l -> l.text("a").product(rope))
                        .exec(db()))
                .lines()
                .get(0);
        refuses(
                ErrorCode.RECORD_EXPECTED,
                () -> Invoices.upsertById(new UUID(1, 1))
                        .onCreate(c -> c.number("2").addLines(a))
                        .exec(db()));
        refuses(
                ErrorCode.RECORD_EXPECTED,
                () -> Lines.upsertById(new UUID(1, 1))
                        .text("b")
                        .invoice(Invoices.create().number("2"))
                        .product(rope)
                        .exec(db()));
    }

    /** A new row takes the place of the former one, which the model requires to have a record. */
    @Test
    void aRequiredHasOneIsNotReplaced() {
        Invoice first = get(Invoices.create().number("1").exec(db()));
        refuses(
                ErrorCode.REQUIRED_RELATION,
                () -> Invoices.update(first).address(a -> a.city("Rio")).exec(db()));
    }
}
