package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import dev.runnel.codegen.model.Scalar;
import java.util.List;

/** What rows are found by has an equality: arrays of bytes have none in Java. */
final class KeyIsComparable implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        return model.stored().stream()
                .filter(field -> field.scalar() == Scalar.BYTES)
                .filter(field -> field.key()
                        || model.sets().stream().anyMatch(set -> set.fields().contains(field.name())))
                .map(field -> new Problem(
                        Code.BYTES_AS_KEY,
                        field.origin(),
                        "bytes are no key, unique or indexed; " + model.name() + "." + field.name() + " holds bytes",
                        "keep their text (hexadecimal, Base64) or a hash of them in a component of its own"))
                .toList();
    }
}
