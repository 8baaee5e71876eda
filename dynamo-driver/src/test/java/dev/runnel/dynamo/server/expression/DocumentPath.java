package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.AttributeValue.ListValue;
import dev.runnel.dynamo.server.value.AttributeValue.MapValue;
import dev.runnel.dynamo.server.value.Item;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way from an item to a value in it.
 *
 * @param steps the first is the name of an attribute
 */
public record DocumentPath(List<Step> steps) {
    public DocumentPath {
        steps = List.copyOf(steps);
    }

    /** A name in a map, or the index of a list. */
    public sealed interface Step {
        record Name(String name) implements Step {
            @Override
            public String toString() {
                return name;
            }
        }

        record Index(int index) implements Step {
            @Override
            public String toString() {
                return "[" + index + "]";
            }
        }
    }

    /** The name of the attribute that the path begins with. */
    public String attribute() {
        return steps.get(0).toString();
    }

    /** Says whether the path leads into a value of an attribute. */
    public boolean isNested() {
        return steps.size() > 1;
    }

    /** The value at the path, or null if the item has none. */
    public @Nullable AttributeValue find(Item item) {
        AttributeValue value = item.get(attribute());
        for (int at = 1; at < steps.size() && value != null; at++) {
            value = child(value, steps.get(at));
        }
        return value;
    }

    /** The value behind one step, or null if there is none. */
    static @Nullable AttributeValue child(AttributeValue value, Step step) {
        if (value instanceof MapValue map && step instanceof Step.Name name) {
            return map.entries().get(name.name());
        }
        if (value instanceof ListValue list
                && step instanceof Step.Index index
                && index.index() < list.elements().size()) {
            return list.elements().get(index.index());
        }
        return null;
    }

    /** Says whether one path is the beginning of the other. */
    boolean overlaps(DocumentPath other) {
        int common = Math.min(steps.size(), other.steps.size());
        return steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    /** Says whether the paths use one value as a map and as a list. */
    boolean conflicts(DocumentPath other) {
        int common = Math.min(steps.size(), other.steps.size());
        for (int at = 0; at < common; at++) {
            if (steps.get(at).getClass() != other.steps.get(at).getClass()) {
                return true;
            }
            if (!steps.get(at).equals(other.steps.get(at))) {
                return false;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "[" + steps.stream().map(Step::toString).collect(Collectors.joining(", ")) + "]";
    }
}
