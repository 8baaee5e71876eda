package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.ComponentGroup;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports a key, unique set or index with unknown, repeated or missing components, or with the components or name of another one. */
final class FieldGroupsAreValid implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        List<ModelDiagnostic> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<List<?>> seen = new HashSet<>();
        for (ComponentGroup set : model.sets()) {
            String what = "@" + set.kind().annotation() + " of " + model.name();
            if (set.onComponent() && set.fields().size() > 1) {
                problems.add(problem(
                        set,
                        "@" + set.kind().annotation() + " on a component applies to that component and takes no fields",
                        "annotate the record and name every component"));
                continue;
            }
            checkFields(model, set, what, problems);
            checkWhereNull(model, set, what, problems);
            if (!seen.add(List.of(set.kind(), set.fields()))) {
                problems.add(problem(set, what + " is there twice: " + named(set), "remove one of them"));
            }
            if (!set.name().isEmpty() && !names.add(set.name())) {
                problems.add(problem(
                        set,
                        "two keys or indexes of " + model.name() + " have the name " + set.name(),
                        "rename one of them"));
            }
        }
        if (model.namedKey().isPresent() && model.stored().stream().anyMatch(field -> field.key())) {
            problems.add(problem(
                    model.namedKey().get(),
                    "the key of " + model.name() + " is named twice, by the record and by its components",
                    "remove @Key from one of them"));
        }
        return problems;
    }

    private static void checkFields(Model model, ComponentGroup set, String what, List<ModelDiagnostic> problems) {
        boolean key = set.kind() == ComponentGroup.Kind.KEY;
        if (set.fields().isEmpty() || key && set.partition().isEmpty()) {
            problems.add(problem(
                    set,
                    what + " names no components",
                    key
                            ? "@Key(partition = \"…\", local = \"…\")"
                            : "@" + set.kind().annotation() + "(fields = {\"…\"})"));
        }
        Set<String> once = new HashSet<>();
        for (String name : set.fields()) {
            if (!once.add(name)) {
                problems.add(problem(set, what + " names " + name + " twice", "name it once"));
            } else if (model.stored(name).isEmpty() && model.isReadable()) {
                problems.add(new ModelDiagnostic(
                        Code.UNKNOWN_REFERENCE,
                        set.origin(),
                        what + " names " + name + ", which is no column of it",
                        "name components of the record that are columns"));
            }
        }
    }

    private static void checkWhereNull(Model model, ComponentGroup set, String what, List<ModelDiagnostic> problems) {
        String name = set.whereNull();
        if (name.isEmpty() || !model.isReadable()) {
            return;
        }
        Optional<ColumnComponent> component = model.stored(name);
        if (component.isEmpty()) {
            problems.add(new ModelDiagnostic(
                    Code.UNKNOWN_REFERENCE,
                    set.origin(),
                    what + " compares rows in which " + name + " is NULL, which is no column of it",
                    "name a component of the record that is a column"));
        } else if (!component.get().nullable() || set.fields().contains(name)) {
            problems.add(problem(
                    set,
                    what + " compares rows in which " + name + " is NULL, which "
                            + (component.get().nullable() ? "is a component of the set" : "is never NULL"),
                    "name another component, whose type is Optional<…> or which is @Nullable"));
        }
    }

    private static String named(ComponentGroup set) {
        return String.join(", ", set.fields());
    }

    private static ModelDiagnostic problem(ComponentGroup set, String message, String advice) {
        return new ModelDiagnostic(Code.FIELD_SET, set.origin(), message, advice);
    }
}
