package dev.runnel.planner.plan;

import dev.runnel.planner.hir.Hir.Insert;
import dev.runnel.planner.hir.Hir.InsertRelated;
import dev.runnel.planner.lower.RowLayout;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.InsertProgram.Link;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.planner.program.Program.RangeCheckedParameter;
import dev.runnel.planner.program.Result;
import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Operation;
import dev.runnel.spi.TransactWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans inserts: a node for each model in the tree, in an order in which referenced rows come first. */
final class InsertPlanner {
    private static final int ROWS = 0;

    private final Capabilities capabilities;
    private final ReturningPlanner returning;
    private final boolean returnsAll;
    private int valueSlots = ROWS + 1;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();

    private InsertPlanner(Capabilities capabilities, ReturningPlanner returning, boolean returnsAll) {
        this.capabilities = capabilities;
        this.returning = returning;
        this.returnsAll = returnsAll;
    }

    static InsertProgram plan(
            Capabilities capabilities, ReturningPlanner returning, Insert insert, List<RangeCheckedParameter> ranged) {
        return new InsertPlanner(capabilities, returning, insert.returning()).plan(insert, ranged);
    }

    private InsertProgram plan(Insert insert, List<RangeCheckedParameter> ranged) {
        add(insert, Optional.empty());
        Optional<Operation> transact = capabilities.writes().relational()
                ? Optional.empty()
                : Optional.of(new TransactWrite(insert.table(), ROWS));
        boolean loadsEager = nodes.stream().anyMatch(node -> !node.write().isRootOnly());
        boolean transaction = transact.isEmpty() && (nodes.size() > 1 || insert.many() || loadsEager);
        return new InsertProgram(nodes, order, insert.many(), transaction, transact, valueSlots, ranged);
    }

    private int add(Insert insert, Optional<Link> link) {
        int number = nodes.size();
        Entity entity = insert.entity();
        RowLayout layout = RowLayout.whole(entity, insert.table());
        Table table = insert.table();
        boolean relational = capabilities.writes().relational();
        ComputedInsertColumns computing = ComputedInsertColumns.of(insert.computed());
        if (!relational && !insert.computed().isEmpty()) {
            throw WritePlanner.unsupported(
                            capabilities, insert.computed().get(0).column())
                    .hint("set a value instead of the expression, or annotate the field with @Default");
        }
        Operation operation = inserting(table, table.columns(), layout, computing);
        ReturningPlanner.Planned planned =
                returning.plan(entity, table, layout.columns(), layout.loads(), insert.eager(), operation, valueSlots);
        valueSlots = planned.valueSlots();
        DecodeLayout loads = planned.record().loads();
        int width = planned.write().width();
        List<Link> links = new ArrayList<>();
        for (InsertRelated related : insert.related()) {
            Relation relation = related.relation();
            if (loads.relation(relation.index()) < 0) {
                loads = loads.withRelation(relation.index(), width++);
            }
            int cell = loads.relation(relation.index());
            links.add(new Link(number, relation, related.fields(), related.references(), cell));
        }
        Optional<Operation> generated = relational && table.columns().stream().anyMatch(Column::identity)
                ? Optional.of(inserting(table, withoutIdentity(table), layout, computing))
                : Optional.empty();
        nodes.add(new Node(
                number,
                entity,
                link,
                planned.write(),
                generated,
                computing.layout(),
                table,
                capabilities.keys().uniqueConstraints() ? List.of() : UniqueIndexTables.of(table),
                width,
                layout.positionsOf(entity.fields()),
                new Result.Records(entity, loads)));
        addRelated(insert, links, true);
        order.add(number);
        addRelated(insert, links, false);
        return number;
    }

    private InsertRows inserting(Table table, List<Column> written, RowLayout layout, ComputedInsertColumns computing) {
        InsertRows insert = new InsertRows(table, written, ROWS, List.of(), computing.columns());
        return insert.withReturning(returned(insert, layout.columns()));
    }

    /** The key and the columns whose stored values are not known from the values that are sent; none if all are known. */
    private List<Column> returned(InsertRows insert, List<Column> columns) {
        List<Column> unknown = columns.stream()
                .filter(column -> returnsAll || !isKnown(insert, column))
                .toList();
        return unknown.isEmpty()
                ? unknown
                : columns.stream()
                        .filter(column ->
                                unknown.contains(column) || insert.table().key().contains(column))
                        .toList();
    }

    private boolean isKnown(InsertRows insert, Column column) {
        return insert.insert().contains(column)
                && insert.computed(column).isEmpty()
                && capabilities.types().isExact(column.declared());
    }

    private static List<Column> withoutIdentity(Table table) {
        return table.columns().stream().filter(column -> !column.identity()).toList();
    }

    private void addRelated(Insert insert, List<Link> links, boolean referredTo) {
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).relation().belongsTo() == referredTo) {
                add(insert.related().get(i).insert(), Optional.of(links.get(i)));
            }
        }
    }
}
