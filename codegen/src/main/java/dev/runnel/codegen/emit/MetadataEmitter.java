package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.AliasComponent;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.DeclaredColumnType;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.RelationComponent;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Emits the constants of the columns and relations, and the metadata of the model. */
final class MetadataEmitter {
    private final Companion companion;

    MetadataEmitter(Companion companion) {
        this.companion = companion;
    }

    /** The constants of the columns. */
    List<FieldSpec> columns() {
        List<FieldSpec> constants = new ArrayList<>();
        List<ColumnComponent> stored = companion.stored();
        for (int i = 0; i < stored.size(); i++) {
            constants.add(
                    constant(ApiTypes.COLUMN_METADATA, companion.constant(stored.get(i)), field(stored.get(i), i)));
        }
        return constants;
    }

    List<FieldSpec> emit() {
        List<FieldSpec> constants = columns();
        for (AliasComponent view : companion.model().views()) {
            constants.add(constant(ApiTypes.COLUMN_METADATA, companion.constant(view), view(view)));
        }
        for (ResolvedRelation link : companion.links()) {
            constants.add(constant(ApiTypes.RELATION_METADATA, companion.constant(link.related()), relation(link)));
        }
        constants.add(constant(TypeNames.of(ApiTypes.MODEL_METADATA, companion.type()), "METADATA", metadata()));
        return constants;
    }

    private CodeBlock field(ColumnComponent field, int index) {
        CodeBlock.Builder made = CodeBlock.builder()
                .add("$T.$L(", ApiTypes.COLUMN_METADATA, field.nullable() ? "optional" : "of")
                .add("$T.class, $S, $L, $L)", companion.type(), field.name(), index, EncodingEmitter.of(field.type()));
        if (field.hasColumnName()) {
            made.add("$Z.inColumn($S)", field.column());
        }
        field.columnType()
                .filter(type -> type.narrows() && type.isFor(field.type()))
                .ifPresent(type -> made.add("$Z.$L", columnType(field, type)));
        if (field.deferred()) {
            made.add("$Z.deferred()");
        }
        DefaultEmitter.of(field).ifPresent(initial -> made.add("$Z.$L", initial));
        if (field.version()) {
            made.add("$Z.version()");
        }
        if (field.updatedAt() && field.isTime()) {
            made.add("$Z.updatedAt($T::now)", TypeNames.boxed(field));
        }
        return made.build();
    }

    private CodeBlock view(AliasComponent view) {
        ColumnComponent of = companion.model().stored(view.of()).orElseThrow();
        return CodeBlock.of(
                "$L.alias($S, $L)",
                companion.constant(of),
                view.name(),
                EncodingEmitter.of(view.as().type()));
    }

    private static CodeBlock columnType(ColumnComponent field, DeclaredColumnType type) {
        List<Integer> arguments = type.arguments();
        return switch (type.kind()) {
            case VARCHAR -> CodeBlock.of("varchar($L)", arguments.get(0));
            case NUMERIC -> CodeBlock.of("numeric($L, $L)", arguments.get(0), arguments.get(1));
            case INT -> CodeBlock.of("integer($L)", arguments.get(0));
            case UNSIGNED -> CodeBlock.of("unsigned($L)", arguments.get(0));
            case BINARY -> CodeBlock.of("binary($L)", arguments.get(0));
            case VERBATIM -> CodeBlock.of("rawSql($S)", type.name());
            case FLOAT4 -> CodeBlock.of("floatingPoint(4)");
            case FLOAT8 -> CodeBlock.of("floatingPoint(8)");
            case TIME, DATETIME, TIMESTAMP -> CodeBlock.of("fraction($L)", arguments.get(0));
            case JSON, JSONB -> CodeBlock.of("json($L)", type.kind() == DeclaredColumnType.Kind.JSONB);
            case ENUM -> enumerated((JavaType.Constants) field.type().unwrapped(), type.name());
            case TEXT, BLOB, DECIMAL, BOOLEAN, DATE ->
                throw new IllegalArgumentException("a storage type needs no declaration");
        };
    }

    private static CodeBlock enumerated(JavaType.Constants constants, String name) {
        return CodeBlock.of(
                "enumerated($S, $L)",
                name.isEmpty() ? NameInflection.snakeCase(constants.boxed().simpleName()) : name,
                constants.constants().stream()
                        .map(constant -> CodeBlock.of("$S", constants.stored().getOrDefault(constant, constant)))
                        .collect(CodeBlock.joining(", ")));
    }

    private CodeBlock relation(ResolvedRelation link) {
        CodeBlock.Builder made = CodeBlock.builder()
                .add("$T.$L(\n$>$>", ApiTypes.RELATION_METADATA, factory(link.related()))
                .add("$T.class, $S, $L, ", companion.type(), link.name(), link.index())
                .add("$T.class, ", link.target().type())
                .add("$L, $L)$<$<", names(link.fields()), names(link.references()));
        if (link.optional()) {
            made.add(".optional()");
        }
        if (!link.related().deferred()) {
            made.add(".eager()");
        }
        action(made, "onUnlink", link.related().onUnlink(), "CLEAR");
        action(made, "onDelete", link.related().onDelete(), "RESTRICT");
        return made.build();
    }

    private static void action(CodeBlock.Builder made, String method, String action, String usual) {
        if (!action.isEmpty() && !action.equals(usual)) {
            made.add("$Z.$L($T.$L)", method, ApiTypes.REFERENTIAL_ACTION, action);
        }
    }

    private static String factory(RelationComponent relation) {
        return switch (relation.kind()) {
            case BELONGS_TO -> "belongsTo";
            case HAS_ONE -> "hasOne";
            case HAS_MANY -> "hasMany";
        };
    }

    private CodeBlock metadata() {
        CodeBlock.Builder made = CodeBlock.builder()
                .add(
                        "$T.of($>$>$Z$T.class, $S,$W",
                        ApiTypes.MODEL_METADATA,
                        companion.type(),
                        companion.name().simpleName())
                .add("$L -> $T.asList($L),$W", companion.parameter(), Arrays.class, components())
                .add("$1T::decode, $1T::all)", companion.name())
                .add("\n.withColumns($L)", constants(companion.stored()));
        if (!companion.model().table().isEmpty()) {
            made.add("\n.inTable($S)", companion.model().table());
        }
        if (!companion.model().schema().isEmpty()) {
            made.add("\n.inSchema($S)", companion.model().schema());
        }
        if (!companion.links().isEmpty()) {
            made.add(
                    "\n.withRelations($L)",
                    companion.links().stream()
                            .map(link -> CodeBlock.of("$L", companion.constant(link.related())))
                            .collect(CodeBlock.joining(",$W")));
        }
        made.add("\n.withKey($L)", constants(companion.key()));
        companion
                .model()
                .namedKey()
                .filter(key -> !key.name().isEmpty())
                .ifPresent(key -> made.add("\n.withKeyName($S)", key.name()));
        if (companion.model().partition() > 1) {
            made.add("\n.withPartition($L)", companion.model().partition());
        }
        if (!companion.model().views().isEmpty()) {
            made.add(
                    "\n.withAliases($L)",
                    companion.model().views().stream()
                            .map(view -> CodeBlock.of("$L", companion.constant(view)))
                            .collect(CodeBlock.joining(",$W")));
        }
        companion.uniques().forEach(unique -> made.add("\n.withUnique($L)", lookup(unique)));
        companion
                .partialUniques()
                .forEach(partial -> made.add(
                        "\n.withPartialUnique($S, $L, $L)",
                        partial.unique().name(),
                        companion.constant(partial.whereNull()),
                        constants(partial.unique().fields())));
        companion.indexes().forEach(index -> made.add("\n.withIndex($L)", lookup(index)));
        return made.add("$<$<").build();
    }

    private CodeBlock lookup(Companion.Lookup lookup) {
        CodeBlock fields = constants(lookup.fields());
        return lookup.name().isEmpty() ? fields : CodeBlock.of("$S, $L", lookup.name(), fields);
    }

    /** The components with a column, followed by the views. */
    private CodeBlock components() {
        return Stream.concat(companion.stored().stream(), companion.model().views().stream())
                .map(component -> CodeBlock.of("$L.$L()", companion.parameter(), component.name()))
                .collect(CodeBlock.joining(",$W"));
    }

    CodeBlock constants(List<ColumnComponent> fields) {
        return fields.stream()
                .map(field -> CodeBlock.of("$L", companion.constant(field)))
                .collect(CodeBlock.joining(",$W"));
    }

    private static CodeBlock names(List<ColumnComponent> fields) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                fields.stream().map(field -> CodeBlock.of("$S", field.name())).collect(CodeBlock.joining(", ")));
    }

    private static FieldSpec constant(TypeName type, String name, CodeBlock value) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }
}
