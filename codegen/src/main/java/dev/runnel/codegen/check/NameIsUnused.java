package dev.runnel.codegen.check;

import com.palantir.javapoet.ClassName;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;
import java.util.Optional;

/** Reports a companion whose name another type or companion has. */
final class NameIsUnused implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return holder(model, models)
                .map(holder -> new ModelDiagnostic(
                        Code.NAME_TAKEN,
                        model.origin(),
                        "the companion of " + model.name() + " is named "
                                + model.companion().simpleName() + ", as is " + holder,
                        CompanionNameAdvice.propose(model)))
                .stream()
                .toList();
    }

    private static Optional<String> holder(Model model, Models models) {
        ClassName companion = model.companion();
        if (models.otherTypes().contains(companion)) {
            return Optional.of("a type of this package");
        }
        return models.all().stream()
                .filter(other ->
                        other.companion().equals(companion) && !other.type().equals(model.type()))
                .map(other -> "the companion of " + other.type().canonicalName())
                .findFirst();
    }
}
