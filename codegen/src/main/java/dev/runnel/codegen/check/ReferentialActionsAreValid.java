package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.RelationComponent;
import java.util.List;
import java.util.stream.Stream;

/** Reports a required foreign key that an action clears. */
final class ReferentialActionsAreValid implements Check {
    private static final String CLEAR = "CLEAR";

    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.relations().stream()
                .filter(relation -> relation.belongsTo() && !relation.optional())
                .flatMap(relation -> problems(model, relation))
                .toList();
    }

    private static Stream<ModelDiagnostic> problems(Model model, RelationComponent relation) {
        return Stream.concat(
                relation.onDelete().equals(CLEAR) ? problem(model, relation, "onDelete") : Stream.empty(),
                relation.onUnlink().equals(CLEAR) ? problem(model, relation, "onUnlink") : Stream.empty());
    }

    private static Stream<ModelDiagnostic> problem(Model model, RelationComponent relation, String action) {
        return Stream.of(new ModelDiagnostic(
                Code.REFERENTIAL_ACTION,
                relation.origin(),
                model.name() + "." + relation.name() + " has " + action + " = CLEAR, but its foreign key is required",
                "make the relation and its key Optional, or use DELETE or RESTRICT"));
    }
}
