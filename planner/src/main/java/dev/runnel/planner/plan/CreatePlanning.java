package dev.runnel.planner.plan;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeature;
import dev.runnel.planner.hir.Hir.Create;
import dev.runnel.planner.hir.Hir.CreateRelated;
import dev.runnel.planner.lower.RowLayout;
import dev.runnel.planner.program.CreateProgram;
import dev.runnel.planner.program.CreateProgram.Link;
import dev.runnel.planner.program.CreateProgram.Node;
import dev.runnel.planner.program.Program.Hole;
import dev.runnel.planner.program.Result;
import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Loads;
import dev.runnel.spi.Operation;
import dev.runnel.spi.TransactItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans creates: a node for each model in the tree, in an order in which what a foreign key leads to comes first. */
final class CreatePlanning {
    private static final int ROWS = 0;

    private final Capabilities capabilities;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();

    CreatePlanning(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    CreateProgram plan(Create create, List<Hole> ranged) {
        add(create, Optional.empty());
        Optional<Operation> transact = capabilities.writes().relational()
                ? Optional.empty()
                : Optional.of(new TransactItems(create.table(), ROWS));
        boolean transaction = transact.isEmpty() && (nodes.size() > 1 || create.many());
        return new CreateProgram(nodes, order, create.many(), transaction, transact, 1, ranged);
    }

    private int add(Create create, Optional<Link> link) {
        int number = nodes.size();
        Entity entity = create.entity();
        RowLayout layout = RowLayout.whole(entity, create.table());
        Loads loads = layout.loads();
        int width = layout.columns().size();
        List<Link> links = new ArrayList<>();
        for (CreateRelated related : create.related()) {
            loads = loads.withRelation(related.relation().index(), width);
            links.add(new Link(number, related.relation(), related.fields(), related.references(), width));
            width++;
        }
        checkEager(entity, create);
        Table table = create.table();
        boolean relational = capabilities.writes().relational();
        Optional<Operation> insert = relational
                ? Optional.of(new InsertRows(table, table.columns(), ROWS, layout.columns()))
                : Optional.empty();
        Optional<Operation> counted = relational && table.columns().stream().anyMatch(Column::identity)
                ? Optional.of(new InsertRows(table, named(table), ROWS, layout.columns()))
                : Optional.empty();
        nodes.add(new Node(
                number,
                entity,
                link,
                insert,
                counted,
                table,
                capabilities.keys().uniqueConstraints() ? List.of() : UniqueTables.of(table),
                width,
                layout.positionsOf(entity.fields()),
                new Result.Records(entity, loads)));
        addRelated(create, links, true);
        order.add(number);
        addRelated(create, links, false);
        return number;
    }

    private static List<Column> named(Table table) {
        return table.columns().stream().filter(column -> !column.identity()).toList();
    }

    private void addRelated(Create create, List<Link> links, boolean referredTo) {
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).relation().belongsTo() == referredTo) {
                add(create.related().get(i).create(), Optional.of(links.get(i)));
            }
        }
    }

    private static void checkEager(Entity entity, Create create) {
        for (Relation relation : entity.relations()) {
            boolean nested = create.related().stream()
                    .anyMatch(related -> related.relation().equals(relation));
            if (relation.eager() && !nested) {
                throw eager(entity, relation);
            }
        }
    }

    /** A written record comes back whole, and an eager relation that was not written with it is not in what the store gives. */
    static UnsupportedFeature eager(Entity entity, Relation relation) {
        return new UnsupportedFeature(
                        ErrorCode.EAGER_RELATION_NOT_WRITTEN, "a written record would lack its eager relation")
                .with("model", entity.name())
                .with("relation", relation.toString())
                .hint("create the related record with it, or declare the component Deferred");
    }

    /** For updates that give a record back. */
    static void refuseEager(Entity entity) {
        entity.relations().stream().filter(Relation::eager).findFirst().ifPresent(relation -> {
            throw eager(entity, relation);
        });
    }
}
