package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import java.util.List;

/** A relation leads to a model that is compiled with its own. */
final class TargetIsModel implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        return model.relations().stream()
                .filter(relation -> models.target(relation).isEmpty())
                .map(relation -> new Problem(
                        Code.UNKNOWN_REFERENCE,
                        relation.origin(),
                        model.name() + "." + relation.name() + " leads to "
                                + relation.target().canonicalName() + ", which is no @Model of this compilation",
                        "annotate it with @Model, and compile the two together"))
                .toList();
    }
}
