package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import java.util.List;
import java.util.Set;

/** A component can be a method of the generated fields and steps. */
final class ComponentsAreNotReserved implements Check {
    private static final Set<String> METHODS = Set.of("include", "includeValues", "isNull", "isNotNull");

    @Override
    public List<Problem> problems(Model model, Models models) {
        return model.components().stream()
                .filter(component -> METHODS.contains(component.name()))
                .map(component -> new Problem(
                        Code.NAME_RESERVED,
                        component.origin(),
                        component.name() + " is a method of every path to a " + model.name(),
                        "name the component otherwise"))
                .toList();
    }
}
