package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import dev.runnel.codegen.model.Related;
import dev.runnel.codegen.model.Stored;
import java.util.List;
import java.util.stream.Stream;

/** A belongs-to relation may lead nowhere exactly where its foreign key may be absent. */
final class OptionalMatchesFields implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        return model.relations().stream()
                .filter(Related::belongsTo)
                .flatMap(relation -> problems(
                        model, relation, fields(model, relation, models).toList()))
                .toList();
    }

    /** A part of an optional key that is required may be shared with other keys. */
    private static Stream<Problem> problems(Model model, Related relation, List<Stored> fields) {
        if (relation.optional() && fields.stream().anyMatch(Stored::nullable)) {
            return Stream.empty();
        }
        return fields.stream()
                .filter(field -> field.nullable() != relation.optional())
                .map(field -> problem(model, relation, field));
    }

    private static Stream<Stored> fields(Model model, Related relation, Models models) {
        return models.target(relation).stream()
                .flatMap(target -> Models.foreignKey(relation, target).stream())
                .flatMap(name -> model.stored(name).stream());
    }

    private static Problem problem(Model model, Related relation, Stored field) {
        String relationName = model.name() + "." + relation.name();
        String fieldName = model.name() + "." + field.name();
        return relation.optional()
                ? new Problem(
                        Code.OPTIONAL_MISMATCH,
                        relation.origin(),
                        relationName + " is optional, but its key " + fieldName + " is required",
                        "make the key Optional or @Nullable as well, or remove Optional")
                : new Problem(
                        Code.OPTIONAL_MISMATCH,
                        relation.origin(),
                        relationName + " is required, but its key " + fieldName + " may be null",
                        "make the relation Optional as well, or the key required");
    }
}
