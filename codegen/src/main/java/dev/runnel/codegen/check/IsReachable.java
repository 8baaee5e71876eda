package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import java.util.List;

/** The companion can name the model. */
final class IsReachable implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        if (!model.declaration().hidden()) {
            return List.of();
        }
        return List.of(new Problem(
                Code.PRIVATE_MODEL,
                model.origin(),
                model.name() + " is private or nested in a private type, so its companion cannot access it",
                "remove private"));
    }
}
