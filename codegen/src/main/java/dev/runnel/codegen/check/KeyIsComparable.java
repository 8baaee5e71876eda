package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.OperatorSet;
import dev.runnel.codegen.model.StorageTypeName;
import java.util.List;

/** Reports a key, unique set or index over bytes or JSON: arrays have no equality in Java, and JSON has none in the database. */
final class KeyIsComparable implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.stored().stream()
                .filter(field -> isWithoutEquality(field.type()))
                .filter(field -> field.key()
                        || model.sets().stream().anyMatch(set -> set.fields().contains(field.name())))
                .map(field -> problem(model, field))
                .toList();
    }

    private static boolean isWithoutEquality(JavaType type) {
        return type.scalar() == StorageTypeName.BYTES || type.operators() == OperatorSet.NOTHING;
    }

    private static ModelDiagnostic problem(Model model, ColumnComponent field) {
        boolean bytes = field.scalar() == StorageTypeName.BYTES;
        return new ModelDiagnostic(
                Code.NO_EQUALITY,
                field.origin(),
                model.name() + "." + field.name() + " stores " + (bytes ? "bytes" : "JSON")
                        + ", which cannot be part of a key, unique set or index",
                "add a component for a text of the value (hexadecimal, Base64) or for its hash, and annotate that one");
    }
}
