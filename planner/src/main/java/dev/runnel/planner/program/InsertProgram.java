package dev.runnel.planner.program;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Table;
import dev.runnel.spi.Operation;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.type.StorageType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Creates rows and what is nested in them: level by level, all rows of a node by one operation. The value in slot 0 is the
 * {@code List<NewRow>} of the root; the executor flattens it by the tree of nodes.
 *
 * @param nodes by number; node 0 is the root
 * @param order the numbers of the nodes in the order of their inserts: what a foreign key leads to comes first
 * @param many whether a list was asked for
 * @param transaction whether it may have more than one operation: if it has, it runs in a transaction
 * @param transact for a key-value store: the operation that takes the writes of all nodes; then the insert of no node is called
 */
public record InsertProgram(
        List<Node> nodes,
        List<Integer> order,
        boolean many,
        boolean transaction,
        Optional<Operation> transact,
        int valueSlots,
        List<RangeCheckedParameter> ranged)
        implements Program {

    public InsertProgram {
        nodes = List.copyOf(nodes);
        order = List.copyOf(order);
        ranged = List.copyOf(ranged);
    }

    /**
     * The rows of one model at one place of the tree.
     *
     * @param number its position in {@code nodes}
     * @param link how it hangs together with the node around it; empty for the root
     * @param write node 0 is the {@code InsertRows} of its rows, whose value in the rows slot is a list of cells by table column, and the
     *     rows that it returns: the cells as {@code record} reads them, in no order, so that a row is found by its key. The other
     *     nodes load their eager relations
     * @param counted inserts those of its rows whose identity is not named: their cells without it. Returns cells as {@code write} does, in the
     *     order of the rows. Empty without an identity
     * @param computed the fields that the inserts take values for beside the columns, by field index
     * @param table the table of its rows
     * @param uniques on a store without unique constraints: the tables whose items stand for unique values, each with the columns
     *     of {@code table} that its items consist of; an item is put only when no unique column is absent
     * @param width cells of a returned row: every field, then those of eager and of nested relations
     * @param fieldAt by field index: where a field lies in a row given back
     * @param record how a returned row becomes a record
     */
    public record Node(
            int number,
            Entity entity,
            Optional<Link> link,
            Schedule write,
            Optional<Operation> generated,
            List<Computed> computed,
            Table table,
            List<UniqueIndexItem> uniques,
            int width,
            List<Integer> fieldAt,
            Result.Records record) {
        public Node {
            computed = List.copyOf(computed);
            uniques = List.copyOf(uniques);
            fieldAt = List.copyOf(fieldAt);
        }
    }

    /**
     * A field that the store computes in some rows or all: what such a row has behind the cells of its columns.
     *
     * @param values the expressions, one of which stands in the cell of a row that has it computed
     * @param choice where the number of the expression goes, from 1; empty if every row has the only one
     */
    public record Computed(Field field, List<ComputedValue> values, OptionalInt choice) {
        public Computed {
            values = List.copyOf(values);
        }
    }

    /**
     * An expression over values that come with the row.
     *
     * @param shape as it stands in the row
     * @param from where its values begin
     * @param holes what each of them is stored as
     */
    public record ComputedValue(ModelExpr shape, int from, List<StorageType> parameters) {
        public ComputedValue {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * How a node hangs together with the one around it.
     *
     * @param relation of the model of the parent
     * @param parentFields indexes of the parent's fields in the relation
     * @param childFields indexes of this node's fields in the relation, by the same order. A belongs-to fills the parent's from
     *     this node's, a has-many this node's from the parent's
     * @param cell where the parent's row given back takes the relation
     */
    public record Link(int parent, Relation relation, List<Integer> parentFields, List<Integer> childFields, int cell) {
        public Link {
            parentFields = List.copyOf(parentFields);
            childFields = List.copyOf(childFields);
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitInsert(this);
    }
}
