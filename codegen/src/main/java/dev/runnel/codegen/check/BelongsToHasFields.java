package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.DeclaredColumnType;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.RelationComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports a foreign key whose components differ from the referenced ones in number, type or encoding. */
final class BelongsToHasFields implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.relations().stream()
                .filter(RelationComponent::belongsTo)
                .flatMap(relation -> models.target(relation).stream()
                        .filter(target -> !target.key().isEmpty())
                        .flatMap(target -> problems(model, relation, target)))
                .toList();
    }

    private static Stream<ModelDiagnostic> problems(Model model, RelationComponent relation, Model target) {
        List<String> names = Models.foreignKey(relation, target);
        String path = model.name() + "." + relation.name();
        List<String> references = Models.references(relation, target);
        if (names.size() != references.size()) {
            String what = relation.references().isEmpty() ? "the key of " + target.name() + " has " : "it references ";
            return Stream.of(new ModelDiagnostic(
                    Code.UNKNOWN_REFERENCE,
                    relation.origin(),
                    path + " names " + names.size() + " components; " + what + references.size(),
                    "name as many, in the order of the key"));
        }
        List<ModelDiagnostic> problems = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Optional<ColumnComponent> reference = target.stored(references.get(i));
            Optional<ColumnComponent> field = model.stored(name);
            if (field.isEmpty() && model.isReadable()) {
                problems.add(new ModelDiagnostic(
                        Code.UNKNOWN_REFERENCE,
                        relation.origin(),
                        path + " has no foreign key: " + model.name() + " has no column " + name,
                        "add the component " + name + ", or name another: @BelongsTo(fields = \"…\")"));
            }
            if (field.isPresent() && reference.isPresent()) {
                String other = target.name() + "." + reference.get().name();
                mismatch(relation, model.name() + "." + name, field.get(), other, reference.get())
                        .ifPresent(problems::add);
            }
        }
        return problems.stream();
    }

    private static Optional<ModelDiagnostic> mismatch(
            RelationComponent relation,
            String field,
            ColumnComponent own,
            String reference,
            ColumnComponent referenced) {
        if (!own.type().boxed().equals(referenced.type().boxed())) {
            return Optional.of(new ModelDiagnostic(
                    Code.UNKNOWN_REFERENCE,
                    relation.origin(),
                    field + " has another type than " + reference + ", which it refers to",
                    "use the same type for both"));
        }
        boolean same = own.type().form().equals(referenced.type().form());
        return same && DeclaredColumnType.canRefer(own.columnType(), referenced.columnType())
                ? Optional.empty()
                : Optional.of(new ModelDiagnostic(
                        Code.MAPPING_MISMATCH,
                        relation.origin(),
                        field + " has another encoding than " + reference + ", which it refers to",
                        "use the same encoding for both: @Convert, @Affine, @Unsigned, or the type of @Column"));
    }
}
