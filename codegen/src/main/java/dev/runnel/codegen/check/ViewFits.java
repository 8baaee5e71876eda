package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnType;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Operators;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import dev.runnel.codegen.model.Stored;
import dev.runnel.codegen.model.View;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A view is over a plain column of the model, which holds what its own would hold. */
final class ViewFits implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        return model.declaredViews().stream()
                .flatMap(view -> problem(model, view, models).stream())
                .toList();
    }

    private static Optional<Problem> problem(Model model, View view, Models models) {
        String name = model.name() + "." + view.name();
        Optional<Stored> of = model.stored(view.of());
        if (of.isEmpty()) {
            return Optional.of(problem(
                    view,
                    name + " is a view of " + view.of() + ", which is no column",
                    "name a component with a column"));
        }
        Stored column = of.get();
        if (model.key().contains(column)
                || models.isForeignKey(model, column)
                || column.renewal().isPresent()) {
            return Optional.of(problem(
                    view,
                    view.of() + ", which " + name
                            + " is a view of, is part of a key or foreign key, or set by every write",
                    "make a view of another component"));
        }
        if (column.scalar() != view.as().scalar()
                || column.type().operators() == Operators.NOTHING
                || view.as().type().operators() == Operators.NOTHING
                || !holds(column, view)) {
            return Optional.of(problem(
                    view,
                    "the column of " + view.of() + " does not hold what " + name + " is stored as",
                    "map both to the same type: a " + column.scalar().name().toLowerCase(Locale.ROOT)));
        }
        if (column.nullable() != view.as().nullable()
                || column.deferred()
                || view.as().deferred()) {
            return Optional.of(problem(
                    view,
                    name + " and " + view.of() + " are not absent together, or one is deferred",
                    "make both Optional or neither, and leave Deferred out"));
        }
        return Optional.empty();
    }

    /** The labels of the database's own type are no texts: only constants are compared as it compares them. */
    private static boolean holds(Stored column, View view) {
        return column.columnType()
                        .map(ColumnType::kind)
                        .filter(ColumnType.Kind.ENUM::equals)
                        .isEmpty()
                || column.type().form().equals(view.as().type().form());
    }

    private static Problem problem(View view, String message, String advice) {
        return new Problem(Code.VIEW_MISMATCH, view.origin(), message, advice);
    }
}
