package dev.runnel.tck.golden.cases;

import dev.runnel.Statement;
import dev.runnel.tck.golden.GoldenCase;
import dev.runnel.tck.golden.GoldenCase.Rows;
import dev.runnel.tck.scenario.counted.Accounts;
import dev.runnel.tck.scenario.counted.Invoices;
import dev.runnel.tck.scenario.counted.Lines;
import dev.runnel.tck.scenario.counted.Receipts;
import java.util.List;

/** Creates whose keys the database counts up; a backend that cannot refuses the models. */
final class CountedCases {
    private static final Rows ROWS = new Rows(
            List.of(Accounts.MODEL, Invoices.MODEL, Lines.MODEL, Receipts.MODEL),
            db -> {},
            List.of(Accounts.all(), Invoices.all(), Lines.all(), Receipts.all()));

    private CountedCases() {}

    static List<GoldenCase> all() {
        return List.of(
                counted("one", "a row whose key is not named", Accounts.create().email("a")),
                counted(
                        "many",
                        "rows whose key is named, and rows whose key is not, are inserts of their own",
                        Accounts.createMany(List.of(
                                Accounts.create().email("a"),
                                Accounts.create().email("b").id(100)))),
                counted(
                        "graph",
                        "a level at a time: children refer to keys that came back",
                        Accounts.create()
                                .email("a")
                                .invoices(i -> i.cents(1)
                                        .lines(l -> l.text("x").id(new java.util.UUID(0, 1)))
                                        .corrected(Invoices.create()
                                                .cents(2)
                                                .account(Accounts.create().email("b"))))));
    }

    private static GoldenCase counted(String name, String says, Statement<?> statement) {
        return GoldenCase.on(ROWS, "counted", name, says, statement);
    }
}
