package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** Reports a model without a plural that differs from its name and without {@code companion} in its annotation. */
final class NameHasPlural implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        if (!model.companionName().isEmpty()) {
            return List.of();
        }
        return List.of(new ModelDiagnostic(
                Code.NO_PLURAL,
                model.origin(),
                model.name() + " has no plural, or is one",
                CompanionNameAdvice.propose(model)));
    }
}
