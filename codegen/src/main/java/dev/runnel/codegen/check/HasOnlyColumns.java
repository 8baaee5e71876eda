package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.InvalidComponent;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;

/** Reports a component of a projection that is not a column of a result: a relation, an alias, a key or a default. */
final class HasOnlyColumns implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        if (model.components().isEmpty()) {
            return List.of(new ModelDiagnostic(
                    Code.PROJECTION_SHAPE,
                    model.origin(),
                    model.name() + " has no components",
                    "add a component for each column of a row"));
        }
        return model.components().stream()
                .filter(component -> !isColumn(component))
                .map(component -> new ModelDiagnostic(
                        Code.PROJECTION_SHAPE,
                        component.origin(),
                        model.name() + "." + component.name()
                                + " is a relation or an alias, is deferred, or has a key, a default or a version",
                        "leave columns only: a projection is not stored"))
                .toList();
    }

    private static boolean isColumn(Component component) {
        return component instanceof InvalidComponent
                || component instanceof ColumnComponent column
                        && !column.key()
                        && !column.deferred()
                        && column.initial().isEmpty()
                        && column.renewal().isEmpty();
    }
}
