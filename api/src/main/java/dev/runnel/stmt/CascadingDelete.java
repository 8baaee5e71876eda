package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import java.util.List;
import java.util.Optional;

/**
 * A delete, and the statements for the rows that refer to its rows. The planner makes it of a {@link Delete} whose model is the target of a
 * relation with {@code onDelete}. The values are those of the delete. Each part has parameters of its own.
 *
 * @param parts the statements. The first one is the delete, and the second one selects the cells of the rows that it deletes. The third one
 *     deletes these rows by their keys, since the statements before may change the condition of the delete. The parameters of the third
 *     one and the others are lists, one for each field of a key
 * @param nodes the models whose rows are deleted; the first one is that of the delete
 * @param edges the relations that are followed
 */
public record CascadingDelete(List<ModelStatement> parts, List<Node> nodes, List<Edge> edges)
        implements ModelStatement {
    public CascadingDelete {
        parts = List.copyOf(parts);
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * A model whose rows are deleted.
     *
     * @param cells the fields of a selected row: first the key, then the fields that relations refer to
     * @param delete the part that deletes rows by their keys; empty if no edge leads to the node
     */
    public record Node(Entity entity, List<Field> cells, Optional<Integer> delete) {
        public Node {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A belongs-to relation to the rows of a node. Its parts have the foreign keys as parameters.
     *
     * @param parent the node of the target
     * @param child the node of the owner; empty if the foreign key is cleared
     * @param find the part that selects the cells of the owners; empty if the foreign key is cleared
     * @param delete the part that deletes the owners; empty if a relation to them is followed, too
     * @param clear the part that clears the foreign key; empty for a required one
     */
    public record Edge(
            Relation relation,
            int parent,
            Optional<Integer> child,
            Optional<Integer> find,
            Optional<Integer> delete,
            Optional<Integer> clear) {}

    /** Returns the delete. */
    public Delete delete() {
        return (Delete) parts.get(0);
    }

    /** Returns this statement with other parts. */
    public CascadingDelete withParts(List<ModelStatement> others) {
        return new CascadingDelete(others, nodes, edges);
    }

    @Override
    public Optional<Entity> model() {
        return delete().model();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitCascadingDelete(this);
    }
}
