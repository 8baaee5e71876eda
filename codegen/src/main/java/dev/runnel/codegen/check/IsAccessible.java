package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** Reports a model that its companion cannot access. */
final class IsAccessible implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        if (!model.declaration().hidden()) {
            return List.of();
        }
        return List.of(new ModelDiagnostic(
                Code.PRIVATE_MODEL,
                model.origin(),
                model.name() + " is private or nested in a private type, so its companion cannot access it",
                "remove private"));
    }
}
