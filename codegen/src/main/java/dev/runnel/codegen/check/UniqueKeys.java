package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.ComponentGroup;
import dev.runnel.codegen.model.Model;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tests whether components are a key or a unique set, and advises how to declare that. */
final class UniqueKeys {
    private UniqueKeys() {}

    static boolean of(Model model, List<ColumnComponent> fields) {
        Set<ColumnComponent> together = Set.copyOf(fields);
        return together.equals(Set.copyOf(model.key()))
                || model.sets(ComponentGroup.Kind.UNIQUE).stream()
                        .filter(unique -> unique.whereNull().isEmpty())
                        .anyMatch(unique -> together.equals(Set.copyOf(model.fields(unique))));
    }

    static String names(Model model, List<ColumnComponent> fields) {
        return fields.stream().map(field -> model.name() + "." + field.name()).collect(Collectors.joining(", "));
    }

    static String advice(List<ColumnComponent> fields) {
        return fields.size() == 1
                ? "annotate " + fields.get(0).name() + " with @Unique"
                : "make them the key, each with @Key, or unique together: @Unique(fields = …) on the record";
    }
}
