package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.expression.DocumentPath.Step;
import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.AttributeValue.ListValue;
import dev.runnel.dynamo.server.value.AttributeValue.MapValue;
import dev.runnel.dynamo.server.value.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of an item that a read returns.
 *
 * @param paths none is part of another one
 */
public record Projection(List<DocumentPath> paths) {
    public Projection {
        paths = List.copyOf(paths);
    }

    /** The item with only these parts. Maps and lists around a part keep nothing else; elements of lists move together. */
    public Item apply(Item item) {
        List<List<Step>> steps = paths.stream().map(DocumentPath::steps).toList();
        return new Item(select(item.attributes(), steps));
    }

    private static Map<String, AttributeValue> select(Map<String, AttributeValue> entries, List<List<Step>> paths) {
        Map<String, AttributeValue> selected = new LinkedHashMap<>();
        entries.forEach((name, value) ->
                selectChild(value, new Step.Name(name), paths).ifPresent(part -> selected.put(name, part)));
        return selected;
    }

    private static Optional<AttributeValue> selectChild(AttributeValue value, Step step, List<List<Step>> paths) {
        List<List<Step>> behind = paths.stream()
                .filter(path -> path.get(0).equals(step))
                .map(path -> path.subList(1, path.size()))
                .toList();
        if (behind.isEmpty()) {
            return Optional.empty();
        }
        return behind.get(0).isEmpty() ? Optional.of(value) : selectInside(value, behind);
    }

    private static Optional<AttributeValue> selectInside(AttributeValue value, List<List<Step>> paths) {
        if (value instanceof MapValue map) {
            Map<String, AttributeValue> entries = select(map.entries(), paths);
            return entries.isEmpty() ? Optional.empty() : Optional.of(new MapValue(entries));
        }
        if (value instanceof ListValue list) {
            List<AttributeValue> elements = new ArrayList<>();
            for (int at = 0; at < list.elements().size(); at++) {
                selectChild(list.elements().get(at), new Step.Index(at), paths).ifPresent(elements::add);
            }
            return elements.isEmpty() ? Optional.empty() : Optional.of(new ListValue(elements));
        }
        return Optional.empty();
    }
}
