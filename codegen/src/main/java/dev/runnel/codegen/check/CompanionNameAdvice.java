package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.NameInflection;

/** Advice about names. */
final class CompanionNameAdvice {
    private CompanionNameAdvice() {}

    static String propose(Model model) {
        return "name the companion, as in @Model(companion = \"" + NameInflection.proposal(model.name()) + "\")";
    }
}
