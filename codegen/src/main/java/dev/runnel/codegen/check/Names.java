package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Words;

/** Advice about names. */
final class Names {
    private Names() {}

    static String propose(Model model) {
        return "name the companion, as in @Model(companion = \"" + Words.proposal(model.name()) + "\")";
    }
}
