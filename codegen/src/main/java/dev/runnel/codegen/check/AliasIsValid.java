package dev.runnel.codegen.check;

import dev.runnel.codegen.model.AliasComponent;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.DeclaredColumnType;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.OperatorSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reports a view ({@code @AliasOf}) that cannot share the column of the component that it names. */
final class AliasIsValid implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.declaredViews().stream()
                .flatMap(view -> problem(model, view, models).stream())
                .toList();
    }

    private static Optional<ModelDiagnostic> problem(Model model, AliasComponent view, Models models) {
        String name = model.name() + "." + view.name();
        Optional<ColumnComponent> of = model.stored(view.of());
        if (of.isEmpty()) {
            return Optional.of(problem(
                    view,
                    name + " is a view of " + view.of() + ", which is not a column of " + model.name(),
                    "name a component of " + model.name() + " that has a column"));
        }
        ColumnComponent column = of.get();
        if (model.key().contains(column)
                || models.isForeignKey(model, column)
                || column.renewal().isPresent()) {
            return Optional.of(problem(
                    view,
                    name + " is a view of " + view.of()
                            + ", which is part of a key or foreign key, or is set by every write",
                    "name another component"));
        }
        if (column.scalar() != view.as().scalar()
                || column.type().operators() == OperatorSet.NOTHING
                || view.as().type().operators() == OperatorSet.NOTHING
                || !holds(column, view)) {
            return Optional.of(problem(
                    view,
                    name + " is a view of " + view.of() + ", but cannot share its column",
                    "map both to the same storage type: "
                            + column.scalar().name().toLowerCase(Locale.ROOT)));
        }
        if (column.nullable() != view.as().nullable()
                || column.deferred()
                || view.as().deferred()) {
            return Optional.of(problem(
                    view,
                    name + " is a view of " + view.of() + ", but only one of them is nullable, or one is deferred",
                    "make both Optional or neither, and remove Deferred"));
        }
        return Optional.empty();
    }

    /**
     * Components share a column of a native enum type only if they have the same constants, because the database compares labels, not text.
     */
    private static boolean holds(ColumnComponent column, AliasComponent view) {
        return column.columnType()
                        .map(DeclaredColumnType::kind)
                        .filter(DeclaredColumnType.Kind.ENUM::equals)
                        .isEmpty()
                || column.type().form().equals(view.as().type().form());
    }

    private static ModelDiagnostic problem(AliasComponent view, String message, String advice) {
        return new ModelDiagnostic(Code.VIEW_MISMATCH, view.origin(), message, advice);
    }
}
