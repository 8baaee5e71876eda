package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reports two columns of a table with the same name. */
final class ColumnNamesAreUnique implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        Map<String, ColumnComponent> byColumn = new HashMap<>();
        return model.stored().stream()
                .flatMap(
                        field -> Stream.ofNullable(byColumn.putIfAbsent(field.column(), field))
                                .map(
                                        first -> new ModelDiagnostic(
                                                Code.NAME_TAKEN,
                                                field.origin(),
                                                field.name() + " and " + first.name() + " would be the same column, "
                                                        + field.column(),
                                                "rename one of them; for two components over one column, make one a @AliasOf the other")))
                .toList();
    }
}
