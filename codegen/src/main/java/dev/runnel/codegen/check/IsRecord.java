package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** Reports a model that is not a record. */
final class IsRecord implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        String kind = model.declaration().kind();
        if (model.declaration().isRecord()) {
            return List.of();
        }
        String article = "aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ";
        return List.of(new ModelDiagnostic(
                Code.MODEL_NOT_RECORD,
                model.origin(),
                "@" + model.annotation() + " applies to records; " + model.name() + " is " + article + kind,
                "write it as a record, a component for each column"));
    }
}
