package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import dev.runnel.codegen.model.Stored;
import java.util.List;

/** Every row has its key. */
final class KeyIsPresent implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        return model.key().stream()
                .filter(Stored::nullable)
                .map(key -> new Problem(
                        Code.NULLABLE_KEY,
                        key.origin(),
                        model.name() + "." + key.name() + " is part of the key and may be null",
                        "remove Optional or @Nullable"))
                .toList();
    }
}
