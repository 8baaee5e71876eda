package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.RelationComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reports a deferred component of a key or foreign key: every read loads those. */
final class KeyIsNotDeferred implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        Set<String> foreignKeys = model.relations().stream()
                .filter(RelationComponent::belongsTo)
                .flatMap(relation ->
                        models.target(relation).stream().flatMap(to -> Models.foreignKey(relation, to).stream()))
                .collect(Collectors.toSet());
        return model.stored().stream()
                .filter(ColumnComponent::deferred)
                .filter(field -> model.key().contains(field) || foreignKeys.contains(field.name()))
                .map(field -> new ModelDiagnostic(
                        Code.DEFERRED_KEY,
                        field.origin(),
                        model.name() + "." + field.name() + " is Deferred, but every read loads keys and foreign keys",
                        "remove Deferred"))
                .toList();
    }
}
