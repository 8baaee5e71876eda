package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** Reports a model without a key. */
final class HasKey implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        // a component that has an error of its own may be the intended key
        if (!model.key().isEmpty() || !model.isReadable()) {
            return List.of();
        }
        return List.of(new ModelDiagnostic(
                Code.NO_KEY,
                model.origin(),
                model.name() + " has no key",
                "add a component with @Key, for example @Key @Auto UUID id"));
    }
}
