package dev.runnel.planner.normalize;

import dev.runnel.planner.program.Program.OnUpdateParameter;
import dev.runnel.schema.Field;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.Value.Literal;
import dev.runnel.type.Value.Param;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds the implicit assignments of an update: the increment of the version, and the on-update fields. */
final class OnUpdateAssignments {
    private final List<OnUpdateParameter> added = new ArrayList<>();
    private int next;

    /** @param parameters the number of parameters of the statement; new ones follow them */
    OnUpdateAssignments(int parameters) {
        this.next = parameters;
    }

    /** The fields whose values are generated for each execution. */
    List<OnUpdateParameter> parameters() {
        return added;
    }

    Update of(Update update) {
        if (update.locksOnly()) {
            return update;
        }
        Set<Field> named = update.assignments().stream().map(Assignment::field).collect(Collectors.toSet());
        List<Assignment> assignments = new ArrayList<>(update.assignments());
        for (Field field : update.entity().fields()) {
            if (field.isVersion()) {
                assignments.add(new Assignment(field, incremented(field), true));
            } else if (field.onUpdate() != null && !named.contains(field)) {
                added.add(new OnUpdateParameter(next, field));
                assignments.add(new Assignment(field, new ValueExpr(new Param(next++, field.type())), true));
            }
        }
        if (assignments.size() == update.assignments().size()) {
            return update;
        }
        assignments.sort(
                Comparator.comparingInt(assignment -> assignment.field().index()));
        return update.withAssignments(assignments);
    }

    private static ModelExpr incremented(Field version) {
        ModelExpr before = new FieldRef(Outer.OWN, List.of(), version);
        return Call.of(BuiltInFunctions.PLUS, before, new ValueExpr(new Literal(1L, version.type())));
    }
}
