package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.RelationComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reports a cycle of eager relations. */
final class NoEagerCycle implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return eager(model)
                .filter(relation -> leadsTo(model, relation, models, new HashSet<>()))
                .map(relation -> new ModelDiagnostic(
                        Code.EAGER_CYCLE,
                        relation.origin(),
                        model.name() + "." + relation.name() + " is loaded by every read and leads back to "
                                + model.name(),
                        "make a relation on the way Deferred<…>"))
                .toList();
    }

    private static boolean leadsTo(Model model, RelationComponent relation, Models models, Set<Model> seen) {
        return models.target(relation).stream()
                .anyMatch(target -> target.equals(model)
                        || seen.add(target) && eager(target).anyMatch(next -> leadsTo(model, next, models, seen)));
    }

    private static Stream<RelationComponent> eager(Model model) {
        return model.relations().stream().filter(relation -> !relation.deferred());
    }
}
