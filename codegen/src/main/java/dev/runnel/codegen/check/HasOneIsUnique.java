package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.RelationComponent;
import java.util.List;
import java.util.stream.Stream;

/** Reports a has-one relation whose inverse has a foreign key that is not unique. */
final class HasOneIsUnique implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.relations().stream()
                .filter(relation -> relation.kind() == RelationComponent.Kind.HAS_ONE)
                .flatMap(relation ->
                        models.target(relation).stream().flatMap(target -> problem(model, relation, target)))
                .toList();
    }

    private static Stream<ModelDiagnostic> problem(Model model, RelationComponent relation, Model target) {
        List<RelationComponent> inverses = Models.inverses(model, relation, target);
        if (inverses.size() != 1) {
            return Stream.empty();
        }
        List<String> names = Models.foreignKey(inverses.get(0), model);
        List<ColumnComponent> fields =
                names.stream().flatMap(name -> target.stored(name).stream()).toList();
        if (fields.size() != names.size() || UniqueKeys.of(target, fields)) {
            return Stream.empty();
        }
        return Stream.of(new ModelDiagnostic(
                Code.NOT_UNIQUE,
                relation.origin(),
                model.name() + "." + relation.name() + " is @HasOne, but its foreign key "
                        + UniqueKeys.names(target, fields) + " is not unique",
                UniqueKeys.advice(fields) + ", or make the relation @HasMany"));
    }
}
