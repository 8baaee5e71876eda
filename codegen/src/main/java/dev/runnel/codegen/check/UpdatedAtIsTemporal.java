package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.OnUpdateSpec;
import java.util.List;
import java.util.Optional;

/** Reports an {@code @UpdatedAt} that is not a date or time, part of a key, or also a {@code @Version}. */
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
            return Optional.of(problem(field, name + " has both @Version and @UpdatedAt", "keep one of them"));
        }
        if (!field.updatedAt()) {
            return Optional.empty();
        }
        if (!field.isTime()) {
            return Optional.of(
                    problem(field, name + " is @UpdatedAt, but not a time of java.time", "make it an Instant"));
        }
        if (model.key().contains(field) || models.isForeignKey(model, field)) {
            return Optional.of(problem(
                    field,
                    name + " is @UpdatedAt and part of a key or foreign key; every update sets it",
                    "use another component for the time"));
        }
        return Optional.empty();
    }

    private static ModelDiagnostic problem(ColumnComponent field, String message, String advice) {
        return new ModelDiagnostic(Code.UPDATED_AT_MISMATCH, field.origin(), message, advice);
    }
}
