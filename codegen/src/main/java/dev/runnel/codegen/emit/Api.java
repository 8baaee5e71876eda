package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;

/** The types that generated code names. The api is known by name only. */
final class Api {
    static final ClassName CONDITION = api("Condition");
    static final ClassName CREATION = api("Creation");
    static final ClassName DEFERRED = api("Deferred");
    static final ClassName DEFERRED_PATH = api("DeferredPath");
    static final ClassName EXPR = api("Expr");
    static final ClassName INCLUDE = api("Include");
    static final ClassName MANY_PATH = api("ManyPath");
    static final ClassName MUTATION_RESULT = api("MutationResult");
    static final ClassName ONE_PATH = api("OnePath");
    static final ClassName OPTIONAL_ONE_PATH = api("OptionalOnePath");
    static final ClassName QUERY = api("Query");
    static final ClassName SESSION = api("Session");
    static final ClassName STATEMENT = api("Statement");
    static final ClassName TUPLE_EXPR = api("TupleExpr");

    static final ClassName CHANGING = in("companion", "Changing");
    static final ClassName CHANGES = CHANGING.nestedClass("Changes");
    static final ClassName CREATING = in("companion", "Creating");
    static final ClassName INSERTING = in("companion", "Inserting");
    static final ClassName LOADED = in("companion", "Loaded");
    static final ClassName MODEL_FIELDS = in("companion", "ModelFields");
    static final ClassName MODEL_PROVIDER = in("companion", "ModelProvider");
    static final ClassName RELATED = in("companion", "Related");
    static final ClassName STATEMENTS = in("companion", "Statements");

    static final ClassName CLAUSES = in("internal", "Clauses");
    static final ClassName REQUEST = in("internal", "Request");

    static final ClassName AFFINE = in("mapping", "Affine");
    static final ClassName AS_TEXT = in("mapping", "AsText");
    static final ClassName CONSTANTS = in("mapping", "Constants");
    static final ClassName CONVERTED = in("mapping", "Converted");
    static final ClassName IDENTITY = in("mapping", "Identity");
    static final ClassName JSON_TEXT = in("mapping", "JsonText");
    static final ClassName JSON_TYPE = in("mapping", "JsonType");
    static final ClassName LIBRARY = in("mapping", "Library");
    static final ClassName NEWTYPE = in("mapping", "Newtype");
    static final ClassName SCALED = in("mapping", "Scaled");
    static final ClassName TRUNCATED = in("mapping", "Truncated");

    static final ClassName COLUMN_TYPE = in("schema", "ColumnType");
    static final ClassName ENTITY = in("schema", "Entity");
    static final ClassName FIELD = in("schema", "Field");
    static final ClassName INITIAL = in("schema", "Initial");
    static final ClassName MADE = INITIAL.nestedClass("Made");
    static final ClassName RELATION = in("schema", "Relation");

    static final ClassName DECODER = in("spi", "Decoder");
    static final ClassName LOADS = in("spi", "Loads");
    static final ClassName ROW = in("spi", "Row");

    static final ClassName ANCHOR = in("stmt", "Anchor");
    static final ClassName NEW_ROW = in("stmt", "NewRow");
    static final ClassName SCOPE = in("stmt", "Scope");
    static final ClassName STATEMENT_INCLUDE = in("stmt", "Include");

    static final ClassName STORAGE = in("type", "Storage");
    static final ClassName TYPE = in("type", "Type");

    static final ClassName MONO = ClassName.get("reactor.core.publisher", "Mono");
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");
    static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private Api() {}

    private static ClassName api(String name) {
        return ClassName.get("dev.runnel", name);
    }

    private static ClassName in(String subpackage, String name) {
        return ClassName.get("dev.runnel." + subpackage, name);
    }
}
