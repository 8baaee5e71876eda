package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** One kind of error in a model. */
interface Check {
    List<ModelDiagnostic> problems(Model model, Models models);
}
