package dev.runnel.planner.program;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Table;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.Operation;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Inserts rows and the rows nested in them, node by node, all rows of a node by one operation. The value in slot 0 is
 * the list of the root {@code InsertRow}s; the executor flattens it along the tree of nodes.
 *
 * @param nodes by number; node 0 is the root
 * @param order the numbers of the nodes in insert order: a referenced node comes before the nodes with its foreign key
 * @param many whether the statement returns a list
 * @param transaction whether the program may have several operations; the executor then runs them in a transaction
 * @param transact for a key-value store: the operation that writes the items of all nodes; the inserts of the nodes
 *     are not used then
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

    /** Returns the same program of a statement that returns a list. */
    public InsertProgram ofMany() {
        return new InsertProgram(nodes, order, true, transaction, transact, valueSlots, ranged);
    }

    /** Returns the same program whose root rows are returned with only those deferred columns that a layout loads. */
    public InsertProgram loadingFieldsOf(DecodeLayout other) {
        List<Node> loading = new ArrayList<>(nodes);
        loading.set(0, nodes.get(0).loadingFieldsOf(other));
        return new InsertProgram(loading, order, many, transaction, transact, valueSlots, ranged);
    }

    /**
     * The rows of one model at one position of the tree.
     *
     * @param number its position in {@code nodes}
     * @param link the connection with the parent node; empty for the root
     * @param write node 0 is the {@code InsertRows} of the rows. Its value in the rows slot is a list of cells by
     *     table column. It returns nothing if every stored value is known; otherwise the key and the unknown columns,
     *     in no defined order, so a row is matched by its key. The other nodes load the eager relations
     * @param generated inserts the rows whose auto-increment key is not set: their cells without the key. Returns the
     *     key and the unknown columns, in insert order. Empty without an auto-increment key
     * @param computed the fields that can be set to database expressions, by field index
     * @param table the table of the rows
     * @param uniques for a store without unique constraints: the tables of unique index items, each with the columns
     *     of {@code table} that an item consists of. An item is written only if no unique column is null
     * @param width the number of cells of a written row: every field, then the eager and the nested relations
     * @param fieldAt by field index: the position of the field in a written row
     * @param record the decoder of a written row
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

        private Node loadingFieldsOf(DecodeLayout other) {
            return new Node(
                    number,
                    entity,
                    link,
                    write,
                    generated,
                    computed,
                    table,
                    uniques,
                    width,
                    fieldAt,
                    new Result.Records(record.entity(), record.loads().loadingFieldsOf(other)));
        }
    }

    /**
     * A field that is set to a database expression in some rows or all, and the layout of its values behind the column
     * cells of a row.
     *
     * @param values the expressions; the cell of such a row contains one of them
     * @param choice the position of the number of the expression, from 1; empty if every row has the same expression
     */
    public record Computed(Field field, List<ComputedValue> values, OptionalInt choice) {
        public Computed {
            values = List.copyOf(values);
        }
    }

    /**
     * A database expression with parameter values of the row.
     *
     * @param shape the expression as the row contains it
     * @param from the position of its first parameter value
     * @param parameters the storage types of the parameter values
     */
    public record ComputedValue(ModelExpr shape, int from, List<StorageType> parameters) {
        public ComputedValue {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * The connection of a node with its parent.
     *
     * @param relation a relation of the model of the parent
     * @param parentFields field indexes of the parent in the relation
     * @param childFields field indexes of this node in the relation, in the same order. A belongs-to copies from this
     *     node to the parent, a has-many from the parent to this node
     * @param cell the position of the relation in the written row of the parent
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
