package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** Reports a nullable component of a key. */
final class KeyIsNotNull implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.key().stream()
                .filter(ColumnComponent::nullable)
                .map(key -> new ModelDiagnostic(
                        Code.NULLABLE_KEY,
                        key.origin(),
                        model.name() + "." + key.name() + " is part of the key and may be null",
                        "remove Optional or @Nullable"))
                .toList();
    }
}
