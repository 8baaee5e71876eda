package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ExternalModel;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.RelationComponent;
import java.util.List;
import java.util.Optional;

/** Reports a relation whose target is neither a model of this compilation nor a model with a companion of this version. */
final class TargetIsModel implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.relations().stream()
                .filter(relation -> models.target(relation).isEmpty())
                .map(relation -> problem(
                        relation,
                        model.name() + "." + relation.name() + " refers to "
                                + relation.target().canonicalName(),
                        models.elsewhere(relation).map(ExternalModel::state)))
                .toList();
    }

    private static ModelDiagnostic problem(
            RelationComponent relation, String leads, Optional<ExternalModel.State> state) {
        if (state.isEmpty()) {
            return new ModelDiagnostic(
                    Code.UNKNOWN_REFERENCE,
                    relation.origin(),
                    leads + ", which is not a @Model of this compilation",
                    "annotate it with @Model, and compile both together");
        }
        return state.get() == ExternalModel.State.OTHER_VERSION
                ? new ModelDiagnostic(
                        Code.UNKNOWN_REFERENCE,
                        relation.origin(),
                        leads + ", whose companion was generated for another version of Runnel",
                        "compile its module with the processor of this version")
                : new ModelDiagnostic(
                        Code.UNKNOWN_REFERENCE,
                        relation.origin(),
                        leads + ", which was compiled without a companion",
                        "compile its module with the processor of Runnel, and ship the generated classes");
    }
}
