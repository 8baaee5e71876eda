package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.RelationComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports a has-one or has-many relation that does not have exactly one belongs-to relation as its inverse. */
final class InverseExists implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.relations().stream()
                .filter(relation -> !relation.belongsTo())
                .flatMap(relation ->
                        models.target(relation).stream().flatMap(target -> problems(model, relation, target)))
                .toList();
    }

    private static Stream<ModelDiagnostic> problems(Model model, RelationComponent relation, Model target) {
        List<RelationComponent> inverses = Models.inverses(model, relation, target);
        String path = model.name() + "." + relation.name();
        if (inverses.isEmpty() && target.isReadable()) {
            String named = relation.inverse().isEmpty() ? "" : " " + relation.inverse();
            return Stream.of(new ModelDiagnostic(
                    Code.UNKNOWN_REFERENCE,
                    relation.origin(),
                    path + " has no inverse: " + target.name() + " has no @BelongsTo" + named + " to " + model.name(),
                    "add the @BelongsTo and its foreign key to " + target.name()));
        }
        if (inverses.size() > 1) {
            String names = inverses.stream().map(RelationComponent::name).collect(Collectors.joining(" and "));
            return Stream.of(new ModelDiagnostic(
                    Code.AMBIGUOUS_INVERSE,
                    relation.origin(),
                    path + " has several possible inverses in " + target.name() + ": " + names,
                    "name one of them: @" + relation.kind().annotation() + "(inverse = \""
                            + inverses.get(0).name() + "\")"));
        }
        return Stream.empty();
    }
}
