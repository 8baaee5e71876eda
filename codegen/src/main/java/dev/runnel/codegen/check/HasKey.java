package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** A model has a key. */
final class HasKey implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        // a component that was not understood may be meant to be the key
        if (!model.key().isEmpty() || !model.isReadable()) {
            return List.of();
        }
        return List.of(new ModelDiagnostic(
                Code.NO_KEY, model.origin(), model.name() + " has no key", "annotate a component: @Key @Auto UUID id"));
    }
}
