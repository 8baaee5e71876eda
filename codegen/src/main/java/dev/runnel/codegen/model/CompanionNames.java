package dev.runnel.codegen.model;

import java.util.Set;

/** The names that a companion cannot have, because generated code uses them for something else. */
public final class CompanionNames {
    private static final Set<String> NESTED_TYPES = Set.of(
            "Fields",
            "Path",
            "OptionalPath",
            "Query",
            "OptionalFields",
            "UpdatableFields",
            "Create",
            "Draft",
            "Update",
            "Provider",
            "Key");

    /** Methods of Query, Create, Update and the companions: a companion names a query over a relation. */
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
            "groupBy",
            "include",
            "insert",
            "insertMany",
            "last",
            "orderByDesc",
            "limit",
            "offset",
            "one",
            "orderBy",
            "page",
            "request",
            "row",
            "select",
            "selectInto",
            "sortKeys",
            "update",
            "updateMany",
            "where",
            "with");

    private CompanionNames() {}

    public static boolean isReserved(String name) {
        return NESTED_TYPES.contains(name) || METHODS.contains(NameInflection.decapitalised(name));
    }
}
