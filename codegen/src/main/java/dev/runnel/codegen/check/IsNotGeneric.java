package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import java.util.List;

/** A model has no type parameters. */
final class IsNotGeneric implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        if (!model.declaration().generic()) {
            return List.of();
        }
        return List.of(new Problem(
                Code.GENERIC_MODEL,
                model.origin(),
                model.name() + " has type parameters",
                "write one record for each table"));
    }
}
