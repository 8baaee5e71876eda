package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import dev.runnel.codegen.model.Scalar;
import dev.runnel.codegen.model.Stored;
import java.util.List;

/** {@code @Auto} stands on a UUID key. */
final class AutoIsUuidKey implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        return model.stored().stream()
                .filter(Stored::auto)
                .filter(field -> !field.key() || field.scalar() != Scalar.UUID)
                .map(field -> new Problem(
                        Code.AUTO_NOT_UUID,
                        field.origin(),
                        "@Auto makes UUIDs for keys; " + model.name() + "." + field.name() + " is not a UUID key",
                        "write @Key @Auto UUID, or set the value when a row is created"))
                .toList();
    }
}
