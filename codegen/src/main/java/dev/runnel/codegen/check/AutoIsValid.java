package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.DefaultSpec;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.StorageTypeName;
import java.util.List;
import java.util.Optional;

/** Reports an {@code @Auto} on a component that is neither a UUID nor a number that is the whole key. */
final class AutoIsValid implements Check {

    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.stored().stream()
                .flatMap(field -> problem(model, field).stream())
                .toList();
    }

    private static Optional<ModelDiagnostic> problem(Model model, ColumnComponent field) {
        if (!(field.initial().orElse(null) instanceof DefaultSpec.Auto auto)) {
            return Optional.empty();
        }
        boolean uuid = field.scalar() == StorageTypeName.UUID;
        boolean number = field.type().isCounted();
        boolean fits = switch (auto) {
            case BY_TYPE -> uuid || number;
            case UUID_V4, UUID_V7 -> uuid;
            case IDENTITY -> number;
        };
        String name = model.name() + "." + field.name();
        if (!fits) {
            return Optional.of(
                    new ModelDiagnostic(
                            Code.AUTO_MISMATCH,
                            field.origin(),
                            "@Auto generates UUIDs and numbers; " + name + " has another type",
                            "write @Auto UUID, or @Key @Auto long; set the value when a row is created, or give it a @Default"));
        }
        if (number && !model.key().equals(List.of(field))) {
            return Optional.of(new ModelDiagnostic(
                    Code.AUTO_MISMATCH,
                    field.origin(),
                    "the database generates only a number that is the whole key; " + name + " is not",
                    "make it the only @Key, use @Auto UUID, or set the value when a row is created"));
        }
        return Optional.empty();
    }
}
