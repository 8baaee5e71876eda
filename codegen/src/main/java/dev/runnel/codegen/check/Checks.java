package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import java.util.List;

/** Every check, in order. */
public final class Checks {
    private static final List<Check> ALL = List.of();

    private Checks() {}

    /** What is wrong with a model; all of it. */
    public static List<Problem> problems(Model model, Models models) {
        return ALL.stream()
                .flatMap(check -> check.problems(model, models).stream())
                .toList();
    }
}
