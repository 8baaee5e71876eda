package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** Reports a companion with a name that generated code uses for something else. */
final class NameIsNotReserved implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        String name = model.companionName();
        if (name.isEmpty() || isItsName(model)) {
            return List.of();
        }
        return List.of(new ModelDiagnostic(
                Code.NAME_RESERVED,
                model.origin(),
                name + " cannot be the name of a companion",
                CompanionNameAdvice.propose(model)));
    }

    /** The reader proposes another where it cannot be. */
    private static boolean isItsName(Model model) {
        return model.companion().simpleName().equals(model.companionName());
    }
}
