package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.RelationComponent;
import java.util.List;
import java.util.stream.Stream;

/** Reports a belongs-to relation that is optional while its foreign key is required, or the reverse. */
final class OptionalMatchesFields implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.relations().stream()
                .filter(RelationComponent::belongsTo)
                .flatMap(relation -> problems(
                        model, relation, fields(model, relation, models).toList()))
                .toList();
    }

    /** Required fields of an optional composite key may be shared with other keys, so one nullable field is enough. */
    private static Stream<ModelDiagnostic> problems(
            Model model, RelationComponent relation, List<ColumnComponent> fields) {
        if (relation.optional() && fields.stream().anyMatch(ColumnComponent::nullable)) {
            return Stream.empty();
        }
        return fields.stream()
                .filter(field -> field.nullable() != relation.optional())
                .map(field -> problem(model, relation, field));
    }

    private static Stream<ColumnComponent> fields(Model model, RelationComponent relation, Models models) {
        return models.target(relation).stream()
                .flatMap(target -> Models.foreignKey(relation, target).stream())
                .flatMap(name -> model.stored(name).stream());
    }

    private static ModelDiagnostic problem(Model model, RelationComponent relation, ColumnComponent field) {
        String relationName = model.name() + "." + relation.name();
        String fieldName = model.name() + "." + field.name();
        return relation.optional()
                ? new ModelDiagnostic(
                        Code.OPTIONAL_MISMATCH,
                        relation.origin(),
                        relationName + " is optional, but its key " + fieldName + " is required",
                        "make the key Optional or @Nullable as well, or remove Optional")
                : new ModelDiagnostic(
                        Code.OPTIONAL_MISMATCH,
                        relation.origin(),
                        relationName + " is required, but its key " + fieldName + " may be null",
                        "make the relation Optional as well, or the key required");
    }
}
