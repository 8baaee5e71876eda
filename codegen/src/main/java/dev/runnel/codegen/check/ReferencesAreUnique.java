package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.RelationComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports a belongs-to relation whose referenced columns are unknown, nullable, deferred or not unique. */
final class ReferencesAreUnique implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.relations().stream()
                .filter(relation -> !relation.references().isEmpty())
                .flatMap(relation ->
                        models.target(relation).stream().flatMap(target -> problem(model, relation, target).stream()))
                .toList();
    }

    private static Optional<ModelDiagnostic> problem(Model model, RelationComponent relation, Model target) {
        String path = model.name() + "." + relation.name();
        List<String> references = relation.references();
        Optional<String> unknown = references.stream()
                .filter(name -> target.stored(name).isEmpty())
                .findFirst();
        if (unknown.isPresent()) {
            return Stream.of(unknown.get())
                    .filter(name -> target.isReadable())
                    .map(name -> new ModelDiagnostic(
                            Code.UNKNOWN_REFERENCE,
                            relation.origin(),
                            path + " references " + name + ", which is not a column of " + target.name(),
                            "name a column of " + target.name() + ", or leave references out to refer to its key"))
                    .findFirst();
        }
        List<ColumnComponent> fields = references.stream()
                .flatMap(name -> target.stored(name).stream())
                .toList();
        for (ColumnComponent field : fields) {
            if (field.nullable() || field.deferred()) {
                return Optional.of(new ModelDiagnostic(
                        Code.UNKNOWN_REFERENCE,
                        relation.origin(),
                        path + " references " + target.name() + "." + field.name() + ", which is nullable or deferred",
                        "reference required columns without Deferred"));
            }
        }
        return UniqueKeys.of(target, fields)
                ? Optional.empty()
                : Optional.of(new ModelDiagnostic(
                        Code.NOT_UNIQUE,
                        relation.origin(),
                        path + " references " + UniqueKeys.names(target, fields) + ", which is not unique",
                        UniqueKeys.advice(fields)));
    }
}
