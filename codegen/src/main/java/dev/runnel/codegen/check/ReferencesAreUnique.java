package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import dev.runnel.codegen.model.Related;
import dev.runnel.codegen.model.Stored;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a belongs-to relation references is there, always present, and names one row. */
final class ReferencesAreUnique implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        return model.relations().stream()
                .filter(relation -> !relation.references().isEmpty())
                .flatMap(relation ->
                        models.target(relation).stream().flatMap(target -> problem(model, relation, target).stream()))
                .toList();
    }

    private static Optional<Problem> problem(Model model, Related relation, Model target) {
        String path = model.name() + "." + relation.name();
        List<String> references = relation.references();
        Optional<String> unknown = references.stream()
                .filter(name -> target.stored(name).isEmpty())
                .findFirst();
        if (unknown.isPresent()) {
            return Stream.of(unknown.get())
                    .filter(name -> target.isReadable())
                    .map(name -> new Problem(
                            Code.UNKNOWN_REFERENCE,
                            relation.origin(),
                            path + " references " + name + ", which is no column of " + target.name(),
                            "name a column, or leave references out for the key"))
                    .findFirst();
        }
        List<Stored> fields = references.stream()
                .flatMap(name -> target.stored(name).stream())
                .toList();
        for (Stored field : fields) {
            if (field.nullable() || field.deferred()) {
                return Optional.of(new Problem(
                        Code.UNKNOWN_REFERENCE,
                        relation.origin(),
                        path + " references " + target.name() + "." + field.name()
                                + ", which is not part of every row as it is read",
                        "reference required columns without Deferred"));
            }
        }
        return Uniqueness.of(target, fields)
                ? Optional.empty()
                : Optional.of(new Problem(
                        Code.NOT_UNIQUE,
                        relation.origin(),
                        path + " references " + Uniqueness.names(target, fields) + ", which may be of several rows",
                        Uniqueness.advice(fields)));
    }
}
