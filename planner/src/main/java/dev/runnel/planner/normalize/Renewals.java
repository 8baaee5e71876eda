package dev.runnel.planner.normalize;

import dev.runnel.schema.Field;
import dev.runnel.stmt.Anchor.Up;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Arithmetic;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.type.ArithmeticOp;
import dev.runnel.type.Value.Literal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What an update changes without naming it: the version of its rows. */
final class Renewals {
    private Renewals() {}

    static Update of(Update update) {
        List<Assignment> assignments = new ArrayList<>(update.assignments());
        update.entity().fields().stream()
                .filter(Field::isVersion)
                .map(version -> new Assignment(version, counted(version)))
                .forEach(assignments::add);
        if (assignments.size() == update.assignments().size()) {
            return update;
        }
        assignments.sort(
                Comparator.comparingInt(assignment -> assignment.field().index()));
        return update.withAssignments(assignments);
    }

    private static ModelExpr counted(Field version) {
        ModelExpr before = new FieldRef(Up.OWN, List.of(), version);
        return new Arithmetic(ArithmeticOp.PLUS, before, new ValueExpr(new Literal(1L, version.type())));
    }
}
