package dev.runnel.planner.program;

import dev.runnel.schema.Column;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;

/** Collects the nodes of a {@link Mir}, and allocates value slots beyond the parameters of the statement. */
public final class MirBuilder {
    private final List<MirNode> nodes = new ArrayList<>();
    private final List<Type.Tuple> types = new ArrayList<>();
    private int valueSlots;

    /** @param parameters the number of parameters of the statement */
    public MirBuilder(int parameters) {
        valueSlots = parameters;
    }

    /** @return the position of the node */
    public int add(MirNode node, Type.Tuple rows) {
        nodes.add(node);
        types.add(rows);
        return nodes.size() - 1;
    }

    public Type.Tuple type(int node) {
        return types.get(node);
    }

    /** The number of cells of a row of the node. */
    public int width(int node) {
        return types.get(node).parts().size();
    }

    public int newValueSlot() {
        return valueSlots++;
    }

    /** Allocates a list parameter for each column of a key. */
    public List<Value.ListParam> newKeys(List<Column> columns) {
        return columns.stream()
                .map(column -> new Value.ListParam(newValueSlot(), column.type().asNonNull()))
                .toList();
    }

    public int valueSlots() {
        return valueSlots;
    }

    public Mir build() {
        return new Mir(nodes, types);
    }
}
