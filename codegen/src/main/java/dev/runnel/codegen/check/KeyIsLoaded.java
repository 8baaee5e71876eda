package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import dev.runnel.codegen.model.Related;
import dev.runnel.codegen.model.Stored;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every read loads the key and the foreign keys. */
final class KeyIsLoaded implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        Set<String> foreignKeys = model.relations().stream()
                .filter(Related::belongsTo)
                .flatMap(relation ->
                        models.target(relation).stream().flatMap(to -> Models.foreignKey(relation, to).stream()))
                .collect(Collectors.toSet());
        return model.stored().stream()
                .filter(Stored::deferred)
                .filter(field -> model.key().contains(field) || foreignKeys.contains(field.name()))
                .map(field -> new Problem(
                        Code.DEFERRED_KEY,
                        field.origin(),
                        model.name() + "." + field.name() + " is Deferred, but every read loads keys and foreign keys",
                        "remove Deferred"))
                .toList();
    }
}
