package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** The companion is named by a plural that differs from the name of the model, or by the annotation. */
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
