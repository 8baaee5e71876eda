package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** Reports a model with type parameters. */
final class IsNotGeneric implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        if (!model.declaration().generic()) {
            return List.of();
        }
        return List.of(new ModelDiagnostic(
                Code.GENERIC_MODEL,
                model.origin(),
                model.name() + " has type parameters",
                "write one record for each table"));
    }
}
