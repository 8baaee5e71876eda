package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.NameInflection;

/** The advice for errors in the names of companions. */
final class CompanionNameAdvice {
    private CompanionNameAdvice() {}

    static String propose(Model model) {
        return "name the companion, as in @" + model.annotation() + "(companion = \""
                + NameInflection.proposal(model.name()) + "\")";
    }
}
