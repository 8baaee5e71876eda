package dev.runnel.planner.program;

import dev.runnel.schema.Column;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;

/** Collects the nodes of a {@link Mir}. Value slots beyond those of the user are handed out here. */
public final class MirBuilder {
    private final List<MirNode> nodes = new ArrayList<>();
    private final List<Type.Tuple> types = new ArrayList<>();
    private int valueSlots;

    /** @param holes how many values the user gave */
    public MirBuilder(int parameters) {
        valueSlots = parameters;
    }

    /** @return its position */
    public int add(MirNode node, Type.Tuple rows) {
        nodes.add(node);
        types.add(rows);
        return nodes.size() - 1;
    }

    public Type.Tuple type(int node) {
        return types.get(node);
    }

    /** How many cells a row of the node has. */
    public int width(int node) {
        return types.get(node).parts().size();
    }

    public int newValueSlot() {
        return valueSlots++;
    }

    /** A list hole for each column of a key, in a slot of its own. */
    public List<Value.ListParam> newKeys(List<Column> columns) {
        return columns.stream()
                .map(column -> new Value.ListParam(newValueSlot(), column.type().present()))
                .toList();
    }

    public int valueSlots() {
        return valueSlots;
    }

    public Mir build() {
        return new Mir(nodes, types);
    }
}
