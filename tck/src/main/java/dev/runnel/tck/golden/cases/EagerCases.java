package dev.runnel.tck.golden.cases;

import dev.runnel.Deferred;
import dev.runnel.Statement;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.GoldenCase.Rows;
import dev.runnel.tck.scenario.invoice.Addresses;
import dev.runnel.tck.scenario.invoice.Invoice;
import dev.runnel.tck.scenario.invoice.Invoices;
import dev.runnel.tck.scenario.invoice.Line;
import dev.runnel.tck.scenario.invoice.Lines;
import dev.runnel.tck.scenario.invoice.Makers;
import dev.runnel.tck.scenario.invoice.Product;
import dev.runnel.tck.scenario.invoice.Products;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** Eager relations: part of every record that is read, created or changed. */
final class EagerCases {
    private static final UUID MAKER = new UUID(1, 1);
    private static final UUID NAIL = new UUID(2, 1);
    private static final UUID INVOICE = new UUID(3, 1);
    private static final UUID LINE = new UUID(4, 1);

    private static final Rows INVOICES = new Rows(
            List.of(Invoices.MODEL, Lines.MODEL, Products.MODEL, Makers.MODEL, Addresses.MODEL),
            db -> Flux.concat(
                            Makers.create().name("smith").id(MAKER).exec(db),
                            Products.create()
                                    .name("nail")
                                    .id(NAIL)
                                    .makerId(MAKER)
                                    .exec(db),
                            Invoices.create()
                                    .number("1")
                                    .id(INVOICE)
                                    .lines(l -> l.text("ten").productId(NAIL).id(LINE))
                                    .exec(db))
                    .blockLast(TestDb.PATIENCE),
            List.of(Invoices.all(), Lines.all(), Products.all(), Makers.all(), Addresses.all()));

    private EagerCases() {}

    static List<GoldenCase> all() {
        Product nail = new Product(NAIL, "nail", Optional.of(MAKER), Optional.empty());
        return List.of(
                eager("read", "a read for each relation, at every level", Invoices.all()),
                eager(
                        "create",
                        "what the new row refers to is loaded after it was written",
                        Lines.create()
                                .text("more")
                                .invoiceId(INVOICE)
                                .product(nail)
                                .id(new UUID(4, 2))),
                eager(
                        "create-nested",
                        "what is created with it is not loaded again",
                        Invoices.create()
                                .number("2")
                                .id(new UUID(3, 2))
                                .lines(l -> l.text("one").productId(NAIL).id(new UUID(4, 3)))
                                .address(a -> a.city("Ulm").id(new UUID(5, 1)))),
                eager(
                        "update",
                        "loaded after the row was changed",
                        Invoices.update(new Invoice(INVOICE, "1", List.of(), Optional.empty()))
                                .number("one")),
                eager(
                        "update-to-one",
                        "loaded after the row was changed, on key-value after the transact",
                        Lines.update(new Line(LINE, "ten", INVOICE, Deferred.unloaded(), NAIL, nail))
                                .text("eleven")));
    }

    private static GoldenCase eager(String name, String says, Statement<?> statement) {
        return GoldenCase.on(INVOICES, "eager", name, says, statement);
    }
}
