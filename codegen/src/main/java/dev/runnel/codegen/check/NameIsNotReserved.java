package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import dev.runnel.codegen.model.Words;
import java.util.List;
import java.util.Set;

/** The name of the companion means nothing else in generated code. */
final class NameIsNotReserved implements Check {
    private static final Set<String> NESTED_TYPES =
            Set.of("Fields", "One", "OptionalOne", "Query", "Setters", "Create", "Draft", "Update", "Provider", "Key");

    /** Methods of Query, Create, Update and the companions: a query over a relation is named by a companion. */
    private static final Set<String> METHODS = Set.of(
            "after",
            "all",
            "before",
            "clauses",
            "count",
            "create",
            "createMany",
            "decode",
            "delete",
            "draft",
            "exec",
            "exists",
            "filter",
            "filterIf",
            "filterIfNotNull",
            "filterIfPresent",
            "first",
            "include",
            "insert",
            "insertMany",
            "last",
            "latestBy",
            "limit",
            "offset",
            "one",
            "orderBy",
            "page",
            "request",
            "row",
            "select",
            "selectInto",
            "update",
            "where",
            "with");

    @Override
    public List<Problem> problems(Model model, Models models) {
        String name = model.companionName();
        if (name.isEmpty()
                || isTypeName(model) && !NESTED_TYPES.contains(name) && !METHODS.contains(Words.decapitalised(name))) {
            return List.of();
        }
        return List.of(new Problem(
                Code.NAME_RESERVED, model.origin(), name + " cannot be the name of a companion", Names.propose(model)));
    }

    /** The reader proposes another where it is none. */
    private static boolean isTypeName(Model model) {
        return model.companion().simpleName().equals(model.companionName());
    }
}
