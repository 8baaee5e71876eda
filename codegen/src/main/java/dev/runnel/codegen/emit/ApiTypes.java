package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;

/** The types that generated code names. The api is known by name only. */
final class ApiTypes {
    static final ClassName CHECK_RETURN_VALUE = api("CheckReturnValue");
    static final ClassName CONDITION = api("Condition");
    static final ClassName CREATE_STATEMENT = api("CreateStatement");
    static final ClassName DEFERRED_PATH = api("DeferredPath");
    static final ClassName EXPR = api("Expr");
    static final ClassName GROUP = api("Group");
    static final ClassName GROUPED_QUERY = api("GroupedQuery");
    static final ClassName INSERT_STATEMENT = api("InsertStatement");
    static final ClassName TO_MANY_PATH = api("ToManyPath");
    static final ClassName PROJECTED_ROW = api("ProjectedRow");
    static final ClassName ROW_MAPPING = api("RowMapping");
    static final ClassName SELECTABLE = api("Selectable");
    static final ClassName SORT_KEYS = api("SortKeys");
    static final ClassName SQL_TABLE = api("SqlTable");
    static final ClassName MUTATION_RESULT = api("MutationResult");
    static final ClassName RECORD_DELETE = api("RecordDelete");
    static final ClassName STATEMENT = api("Statement");
    static final ClassName ROW_VALUE = api("RowValue");

    static final ClassName ABSTRACT_MODEL_PROVIDER = companion("AbstractModelProvider");
    static final ClassName UPDATE_BUILDER = companion("UpdateBuilder");
    static final ClassName UPDATE_STATE = UPDATE_BUILDER.nestedClass("UpdateState");
    static final ClassName UPSERT_STATEMENT = api("UpsertStatement");
    static final ClassName UPSERT_BUILDER = companion("UpsertBuilder");
    static final ClassName UPSERT_MANY_STATEMENT = api("UpsertManyStatement");
    static final ClassName UPSERT_MANY_BUILDER = companion("UpsertManyBuilder");
    static final ClassName UPSERT_START = companion("UpsertStart");
    static final ClassName UPSERT_STATE = companion("UpsertState");
    static final ClassName UPSERT_UPDATE = companion("UpsertUpdate");
    static final ClassName COLUMN_METADATA = companion("ColumnMetadata");
    static final ClassName INSERT_BUILDER = companion("InsertBuilder");
    static final ClassName ENCODINGS = companion("Encodings");
    static final ClassName INSERT_STATE = companion("InsertState");
    static final ClassName FIELDS_BASE = companion("FieldsBase");
    static final ClassName MODEL_METADATA = companion("ModelMetadata");
    static final ClassName MODEL_PATH = companion("ModelPath");
    static final ClassName MODEL_QUERY = companion("ModelQuery");
    static final ClassName OPTIONAL_MODEL_PATH = companion("OptionalModelPath");
    static final ClassName PATH_ORIGIN = companion("PathOrigin");
    static final ClassName PROJECTION_METADATA = companion("ProjectionMetadata");
    static final ClassName PROJECTION_READERS = companion("ProjectionReaders");
    static final ClassName PROJECTION_VALUES = companion("ProjectionValues");
    static final ClassName QUERY_SOURCE = companion("QuerySource");
    static final ClassName RELATION_METADATA = companion("RelationMetadata");

    static final ClassName REFERENTIAL_ACTION = ClassName.get("dev.runnel.model", "ReferentialAction");

    static final ClassName JSON_TYPE = ClassName.get("dev.runnel.mapping", "JsonType");

    static final ClassName DECODE_LAYOUT = ClassName.get("dev.runnel.spi", "DecodeLayout");
    static final ClassName ROW = ClassName.get("dev.runnel.spi", "Row");

    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");
    static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private ApiTypes() {}

    private static ClassName api(String name) {
        return ClassName.get("dev.runnel", name);
    }

    private static ClassName companion(String name) {
        return ClassName.get("dev.runnel.companion", name);
    }
}
