package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.OnUpdateSpec;
import java.util.List;
import java.util.Optional;

/** An {@code @UpdatedAt} is a time, of no key, and no version. */
final class UpdatedAtIsTemporal implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.stored().stream()
                .flatMap(field -> problem(model, field, models).stream())
                .toList();
    }

    private static Optional<ModelDiagnostic> problem(Model model, ColumnComponent field, Models models) {
        String name = model.name() + "." + field.name();
        if (field.renewal().filter(OnUpdateSpec.UNCLEAR::equals).isPresent()) {
            return Optional.of(problem(
                    field, "a version and a time are two things; " + name + " would be both", "write one of them"));
        }
        if (!field.updatedAt()) {
            return Optional.empty();
        }
        if (!field.isTime()) {
            return Optional.of(problem(
                    field, "@UpdatedAt is for times of java.time; " + name + " is not one", "make it an Instant"));
        }
        if (model.key().contains(field) || models.isForeignKey(model, field)) {
            return Optional.of(problem(
                    field,
                    "every update sets it anew; " + name + " is part of a key or foreign key",
                    "use another component for the time"));
        }
        return Optional.empty();
    }

    private static ModelDiagnostic problem(ColumnComponent field, String message, String advice) {
        return new ModelDiagnostic(Code.UPDATED_AT_MISMATCH, field.origin(), message, advice);
    }
}
