package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.RelationComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports a component whose name a generated type uses for another method. */
final class ComponentsAreNotReserved implements Check {
    private static final Set<String> METHODS = Set.of("include", "includeValues", "isNull", "isNotNull", "optional");

    /** Methods of queries and companions that a query over a relation of the same name would clash with. */
    private static final Set<String> OF_RELATIONS = Set.of(
            "clauses", "clear", "count", "delete", "exists", "first", "insert", "keyOf", "last", "one", "request",
            "rowOf", "update");

    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.components().stream()
                .flatMap(component -> reserved(model, component).stream())
                .toList();
    }

    private static Optional<ModelDiagnostic> reserved(Model model, Component component) {
        String name = component.name();
        if (METHODS.contains(name)) {
            return Optional.of(problem(component, name + " is a method of every path to a " + model.name()));
        }
        return component instanceof RelationComponent && OF_RELATIONS.contains(name)
                ? Optional.of(
                        problem(component, name + " is a method of queries, as a relation of " + model.name() + " is"))
                : Optional.empty();
    }

    private static ModelDiagnostic problem(Component component, String what) {
        return new ModelDiagnostic(Code.COMPONENT_RESERVED, component.origin(), what, "rename the component");
    }
}
