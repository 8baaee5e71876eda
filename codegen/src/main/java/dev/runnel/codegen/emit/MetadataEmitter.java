package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.ColumnType;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Related;
import dev.runnel.codegen.model.Stored;
import dev.runnel.codegen.model.View;
import dev.runnel.codegen.model.Words;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The constants: a field or relation each, and the entity that they make up. */
final class MetadataEmitter {
    private final Companion companion;

    MetadataEmitter(Companion companion) {
        this.companion = companion;
    }

    List<FieldSpec> emit() {
        List<FieldSpec> constants = new ArrayList<>();
        List<Stored> stored = companion.stored();
        for (int i = 0; i < stored.size(); i++) {
            constants.add(constant(Api.FIELD, companion.constant(stored.get(i)), field(stored.get(i), i)));
        }
        for (View view : companion.model().views()) {
            constants.add(constant(Api.FIELD, companion.constant(view), view(view)));
        }
        for (Link link : companion.links()) {
            constants.add(constant(Api.RELATION, companion.constant(link.related()), relation(link)));
        }
        constants.add(constant(Api.ENTITY, "ENTITY", entity()));
        stored.stream().filter(Stored::deferred).map(this::unloaded).forEach(constants::add);
        companion.links().stream()
                .filter(link -> link.related().deferred())
                .map(this::unloaded)
                .forEach(constants::add);
        return constants;
    }

    private CodeBlock field(Stored field, int index) {
        CodeBlock.Builder made = CodeBlock.builder()
                .add("$T.of($T.class, $S, $L, ", Api.FIELD, companion.type(), field.name(), index)
                .add("$T.$L($T.$L))", Api.TYPE, field.nullable() ? "optional" : "of", Api.STORAGE, field.scalar());
        if (!(field.type() instanceof JavaType.Carrier)) {
            made.add("$Z.mapped($L)", MappingCode.of(field.type()));
        }
        if (field.hasColumnName()) {
            made.add("$Z.inColumn($S)", field.column());
        }
        field.columnType()
                .filter(type -> type.narrows() && type.isFor(field.type()))
                .ifPresent(type -> made.add("$Z.ofType($L)", columnType(field, type)));
        if (field.deferred()) {
            made.add("$Z.asDeferred()");
        }
        InitialEmitter.of(field).ifPresent(initial -> made.add("$Z.withInitial($L)", initial));
        if (field.version()) {
            made.add("$Z.asVersion()");
        }
        if (field.updatedAt() && field.isTime()) {
            made.add("$Z.withRenewal($L)", InitialEmitter.now(field));
        }
        return made.build();
    }

    private CodeBlock view(View view) {
        Stored of = companion.model().stored(view.of()).orElseThrow();
        return CodeBlock.of(
                "$L.viewedAs($S, $L)",
                companion.constant(of),
                view.name(),
                MappingCode.of(view.as().type()));
    }

    private static CodeBlock columnType(Stored field, ColumnType type) {
        List<Integer> arguments = type.arguments();
        return switch (type.kind()) {
            case VARCHAR -> CodeBlock.of("new $T.Varchar($L)", Api.COLUMN_TYPE, arguments.get(0));
            case NUMERIC -> CodeBlock.of("new $T.Numeric($L, $L)", Api.COLUMN_TYPE, arguments.get(0), arguments.get(1));
            case INT -> CodeBlock.of("new $T.Int($L)", Api.COLUMN_TYPE, arguments.get(0));
            case UNSIGNED ->
                CodeBlock.of(
                        "new $T.Unsigned($T.$L, $L)", Api.COLUMN_TYPE, Api.STORAGE, field.scalar(), arguments.get(0));
            case BINARY -> CodeBlock.of("new $T.Binary($L)", Api.COLUMN_TYPE, arguments.get(0));
            case VERBATIM -> CodeBlock.of("new $T.Verbatim($S)", Api.COLUMN_TYPE, type.name());
            case FLOAT4 -> CodeBlock.of("new $T.FloatingPoint(4)", Api.COLUMN_TYPE);
            case FLOAT8 -> CodeBlock.of("new $T.FloatingPoint(8)", Api.COLUMN_TYPE);
            case TIME, DATETIME, TIMESTAMP ->
                CodeBlock.of(
                        "new $T.Fraction($T.$L, $L)", Api.COLUMN_TYPE, Api.STORAGE, field.scalar(), arguments.get(0));
            case JSON, JSONB -> CodeBlock.of("new $T.Json($L)", Api.COLUMN_TYPE, type.kind() == ColumnType.Kind.JSONB);
            case ENUM -> enumerated((JavaType.Constants) field.type().unwrapped(), type.name());
            case TEXT, BLOB, DECIMAL, BOOLEAN, DATE ->
                throw new IllegalArgumentException("a storage type needs no declaration");
        };
    }

    private static CodeBlock enumerated(JavaType.Constants constants, String name) {
        return CodeBlock.of(
                "new $T.Enumerated($S, $T.of($L))",
                Api.COLUMN_TYPE,
                name.isEmpty() ? Words.snakeCase(constants.boxed().simpleName()) : name,
                List.class,
                constants.constants().stream()
                        .map(constant -> CodeBlock.of("$S", constants.stored().getOrDefault(constant, constant)))
                        .collect(CodeBlock.joining(", ")));
    }

    private CodeBlock relation(Link link) {
        CodeBlock.Builder made = CodeBlock.builder()
                .add("$T.$L(\n$>$>", Api.RELATION, factory(link.related()))
                .add("$T.class, $S, $L, ", companion.type(), link.name(), link.index())
                .add("$T.class, ", link.target().type())
                .add("$L, $L)$<$<", names(link.fields()), names(link.references()));
        if (link.optional()) {
            made.add(".asOptional()");
        }
        if (!link.related().deferred()) {
            made.add(".asEager()");
        }
        return made.build();
    }

    private static String factory(Related relation) {
        return switch (relation.kind()) {
            case BELONGS_TO -> "belongsTo";
            case HAS_ONE -> "hasOne";
            case HAS_MANY -> "hasMany";
        };
    }

    private CodeBlock entity() {
        CodeBlock.Builder made = CodeBlock.builder()
                .add(
                        "$T.of($T.class, $S, ",
                        Api.ENTITY,
                        companion.type(),
                        companion.name().simpleName())
                .add("$L)$>$>", constants(companion.stored()));
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
                    "\n.withViews($L)",
                    companion.model().views().stream()
                            .map(view -> CodeBlock.of("$L", companion.constant(view)))
                            .collect(CodeBlock.joining(",$W")));
        }
        companion.uniques().forEach(unique -> made.add("\n.withUnique($L)", lookup(unique)));
        companion.indexes().forEach(index -> made.add("\n.withIndex($L)", lookup(index)));
        return made.add("$<$<").build();
    }

    private CodeBlock lookup(Companion.Lookup lookup) {
        CodeBlock fields = constants(lookup.fields());
        return lookup.name().isEmpty() ? fields : CodeBlock.of("$S, $L", lookup.name(), fields);
    }

    private FieldSpec unloaded(Stored field) {
        return unloaded(Types.deferred(field), companion.unloadedConstant(field), field.name(), false);
    }

    private FieldSpec unloaded(Link link) {
        return unloaded(Types.held(link), companion.unloadedConstant(link.related()), link.name(), true);
    }

    private FieldSpec unloaded(TypeName deferred, String constant, String component, boolean relation) {
        return constant(
                Types.of(Api.DEFERRED, deferred),
                constant,
                CodeBlock.of(
                        "$T.unloaded($S, $L)", Api.DEFERRED, companion.model().name() + "." + component, relation));
    }

    private CodeBlock constants(List<Stored> fields) {
        return fields.stream()
                .map(field -> CodeBlock.of("$L", companion.constant(field)))
                .collect(CodeBlock.joining(",$W"));
    }

    private static CodeBlock names(List<Stored> fields) {
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
