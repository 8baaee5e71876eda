package dev.runnel.planner.normalize;

import dev.runnel.model.ReferentialAction;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.stmt.CascadingDelete;
import dev.runnel.stmt.CascadingDelete.Edge;
import dev.runnel.stmt.CascadingDelete.Node;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.ForeignKeys;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.stmt.Update.ResultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the effect of a delete on the rows that refer to the deleted ones explicit. */
final class Cascades {
    private final Schema schema;

    Cascades(Schema schema) {
        this.schema = schema;
    }

    /** Returns the cascade of a delete; the delete itself if no relation with {@code onDelete} leads to its model. */
    ModelStatement of(Delete delete) {
        return referrers(delete.entity()).findAny().isEmpty() ? delete : new Graph().from(delete);
    }

    /** The belongs-to relations to a model whose owners are deleted or cleared with its rows. */
    private Stream<Relation> referrers(Entity target) {
        return schema.entities().stream()
                .flatMap(entity -> entity.relations().stream())
                .filter(relation -> relation.belongsTo()
                        && relation.target() == target.type()
                        && relation.onDelete() != ReferentialAction.RESTRICT);
    }

    /** The fields of a selected row: the key, then the other fields that a relation to the model refers to. */
    private List<Field> cells(Entity entity) {
        Stream<Field> referenced = schema.entities().stream()
                .flatMap(owner -> owner.relations().stream())
                .filter(relation -> relation.belongsTo() && relation.target() == entity.type())
                .flatMap(relation -> schema.references(relation).stream());
        return Stream.concat(entity.key().stream(), referenced).distinct().toList();
    }

    private static Select select(Entity entity, ModelExpr filter, List<Field> cells) {
        List<ModelExpr> selection = cells.stream()
                .<ModelExpr>map(field -> new FieldRef(Outer.OWN, List.of(), field))
                .toList();
        return new Select(entity, filter, List.of(), List.of(), null, selection, ResultMode.ALL);
    }

    /** The nodes that are reached from one delete. Each model is one node. */
    private final class Graph {
        private final List<ModelStatement> parts = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();

        CascadingDelete from(Delete delete) {
            Entity entity = delete.entity();
            ModelExpr filter = delete.guard()
                    .map(guard -> ModelExprs.and(delete.filter(), guard))
                    .orElse(delete.filter());
            add(delete);
            nodes.add(new Node(entity, cells(entity), Optional.empty()));
            add(select(entity, filter, nodes.get(0).cells()));
            add(new Delete(
                    entity, ForeignKeys.in(entity.key()), Optional.empty(), RequiredRows.ANY, delete.returning()));
            for (int node = 0; node < nodes.size(); node++) {
                int parent = node;
                referrers(nodes.get(node).entity()).forEach(relation -> addEdge(relation, parent));
            }
            return new CascadingDelete(
                    parts.stream()
                            .map(part -> part.withOptions(delete.options()))
                            .toList(),
                    nodes,
                    edges);
        }

        private int add(ModelStatement part) {
            parts.add(part);
            return parts.size() - 1;
        }

        private void addEdge(Relation relation, int parent) {
            Entity owner = schema.entity(relation.owner());
            ModelExpr referring = ForeignKeys.in(ForeignKeys.fields(owner, relation));
            Optional<Integer> clear = clear(owner, relation, referring);
            if (relation.onDelete() == ReferentialAction.CLEAR) {
                edges.add(new Edge(relation, parent, Optional.empty(), Optional.empty(), Optional.empty(), clear));
                return;
            }
            int child = node(owner);
            Optional<Integer> delete = referrers(owner).findAny().isPresent()
                    ? Optional.empty()
                    : Optional.of(add(new Delete(owner, referring, false)));
            int find = add(select(owner, referring, nodes.get(child).cells()));
            edges.add(new Edge(relation, parent, Optional.of(child), Optional.of(find), delete, clear));
        }

        private Optional<Integer> clear(Entity owner, Relation relation, ModelExpr referring) {
            List<Assignment> cleared = ForeignKeys.clearing(owner, relation);
            return cleared.isEmpty()
                    ? Optional.empty()
                    : Optional.of(add(new Update(
                            owner, referring, Optional.empty(), cleared, RequiredRows.ANY, ResultKind.COUNT)));
        }

        /** The node of rows that an edge leads to. */
        private int node(Entity entity) {
            int known = nodes.stream().map(Node::entity).toList().indexOf(entity);
            if (known >= 0 && nodes.get(known).delete().isPresent()) {
                return known;
            }
            Optional<Integer> delete = Optional.of(add(new Delete(entity, ForeignKeys.in(entity.key()), false)));
            Node node = new Node(entity, cells(entity), delete);
            if (known >= 0) {
                nodes.set(known, node);
                return known;
            }
            nodes.add(node);
            return nodes.size() - 1;
        }
    }
}
