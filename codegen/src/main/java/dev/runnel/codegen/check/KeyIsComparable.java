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

/** What rows are found by has an equality: arrays of bytes have none in Java, and JSON none in the store. */
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
                (bytes ? "bytes are" : "JSON is") + " no key, unique or indexed; " + model.name() + "." + field.name()
                        + " holds " + (bytes ? "bytes" : "JSON"),
                "keep their text (hexadecimal, Base64) or a hash of them in a component of its own");
    }
}
