package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.RelationComponent;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Emits the static methods of a companion. */
final class StaticMethodsEmitter {
    /** The types of groups by the number of their keys. */
    private static final List<String> GROUPS = List.of("One", "Two", "Three", "Four");

    private final Companion companion;
    private final ClassName type;
    private final ClassName query;
    private final TypeName condition;

    StaticMethodsEmitter(Companion companion) {
        this.companion = companion;
        this.type = companion.type();
        this.query = companion.query();
        this.condition = TypeNames.of(ApiTypes.CONDITION, type);
    }

    List<MethodSpec> emit() {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(MethodSpecs.entry("all", query).addStatement("return ALL").build());
        methods.add(MethodSpecs.entry("filter", query)
                .addParameter(conditionOnFields(), "condition")
                .addStatement("return ALL.filter(condition)")
                .build());
        methods.add(MethodSpecs.entry("sortKeys", TypeNames.of(ApiTypes.SORT_KEYS, type, companion.fields(type)))
                .addStatement("return ALL.sortKeys()")
                .build());
        GROUPS.forEach(group -> methods.add(groupBy(group)));
        methods.add(MethodSpecs.entry("where", condition)
                .addJavadoc("Returns a condition for any statement over $T.\n", type)
                .addParameter(conditionOnFields(), "condition")
                .addStatement("return METADATA.condition(ALL.filter(condition))")
                .build());
        methods.add(finder(companion.key()));
        methods.addAll(new KeyEmitter(companion).entries());
        lookups().stream().map(this::finder).forEach(methods::add);
        methods.add(create("create", companion.steps(), companion.create()).build());
        companion.nestings().stream().map(this::nestedInsert).forEach(methods::add);
        methods.addAll(new ScopedQueryEmitter(companion).entries());
        methods.add(MethodSpecs.entry("draft", companion.nested("Draft"))
                .addStatement("return new Draft(METADATA.newRow())")
                .build());
        methods.add(MethodSpecs.entry("createMany", TypeNames.of(ApiTypes.INSERT_STATEMENT, TypeNames.list(type)))
                .addParameter(TypeNames.list(TypeNames.anySub(companion.creation())), parameters())
                .addStatement("return METADATA.createMany($L)", parameters())
                .build());
        methods.add(MethodSpecs.entry("insert", TypeNames.of(ApiTypes.INSERT_STATEMENT, type))
                .addJavadoc(
                        "Inserts the columns of a record unchanged, including its key. Its relations are not written.\n")
                .addParameter(type, companion.parameter())
                .addStatement("return METADATA.insert($L)", companion.parameter())
                .build());
        methods.add(MethodSpecs.entry("insertMany", TypeNames.of(ApiTypes.INSERT_STATEMENT, TypeNames.list(type)))
                .addParameter(TypeNames.list(type), parameters())
                .addStatement("return METADATA.insertMany($L)", parameters())
                .build());
        methods.addAll(new UpsertEmitter(companion).entries());
        methods.add(MethodSpecs.entry("update", TypeNames.of(companion.nested("Update"), type))
                .addParameter(type, companion.parameter())
                .addStatement("return new Update<>(METADATA.update($L))", companion.parameter())
                .build());
        TypeName update = TypeNames.of(companion.nested("Update"), type);
        methods.add(MethodSpecs.entry("updateMany", TypeNames.of(ApiTypes.STATEMENT, ApiTypes.MUTATION_RESULT))
                .addJavadoc("Updates several records, all or none. Each update sets the same fields to values.\n")
                .addParameter(TypeNames.list(update), "updates")
                .addStatement("return METADATA.updateMany(updates)")
                .build());
        methods.add(MethodSpecs.entry("delete", companion.recordDelete())
                .addParameter(type, companion.parameter())
                .addStatement("return METADATA.delete($L, Fields::new)", companion.parameter())
                .build());
        return methods;
    }

    /** The groups of all rows. The number of keys is that of the type of a group. */
    private MethodSpec groupBy(String group) {
        List<TypeVariableName> keys = IntStream.rangeClosed(1, GROUPS.indexOf(group) + 1)
                .mapToObj(number -> TypeVariableName.get("K" + number))
                .toList();
        List<TypeName> arguments = new ArrayList<>(List.of(type, companion.fields(type)));
        arguments.addAll(keys);
        TypeName each = TypeNames.of(ApiTypes.GROUP.nestedClass(group), arguments.toArray(TypeName[]::new));
        MethodSpec.Builder method = MethodSpecs.entry("groupBy", TypeNames.of(ApiTypes.GROUPED_QUERY, type, each))
                .addTypeVariables(keys);
        List<String> parameters = new ArrayList<>();
        for (TypeVariableName key : keys) {
            parameters.add(keys.size() == 1 ? "key" : "key" + (parameters.size() + 1));
            method.addParameter(
                    TypeNames.function(
                            TypeNames.anySuper(companion.fields(type)),
                            TypeNames.anySub(TypeNames.of(ApiTypes.EXPR, type, key))),
                    parameters.get(parameters.size() - 1));
        }
        return method.addStatement("return ALL.groupBy($L)", String.join(", ", parameters))
                .build();
    }

    /** The name of a parameter for several records of the model. */
    private String parameters() {
        return NameInflection.decapitalised(companion.name().simpleName());
    }

    private MethodSpec.Builder create(String name, List<CreateStep> steps, ClassName last) {
        return MethodSpecs.entry(name, companion.staged(steps, last))
                .addStatement(
                        "return $L",
                        CreateStepEmitter.begin(companion, "METADATA.create", "METADATA.newRow()", steps, last));
    }

    /** The name of the method that starts a row nested under a relation. */
    static String nestingMethod(RelationComponent relation) {
        return "of" + NameInflection.capitalised(relation.name());
    }

    private MethodSpec nestedInsert(ResolvedRelation link) {
        return create(
                        nestingMethod(link.related()),
                        companion.stepsUnder(link.related()),
                        companion.nestedUnder(link.related()))
                .addJavadoc(
                        "Starts a create of $L together with its $T. The result is not a statement.\n",
                        companion.singular(),
                        link.target().type())
                .build();
    }

    private MethodSpec finder(List<ColumnComponent> fields) {
        MethodSpec.Builder method = MethodSpecs.entry(lookup(fields), query);
        fields.forEach(field -> method.addParameter(TypeNames.parameter(field)));
        return method.addStatement("return ALL.filter($L)", equalityCondition(fields))
                .build();
    }

    /** A condition that each field is equal to the parameter of its name. */
    private static CodeBlock equalityCondition(List<ColumnComponent> fields) {
        String lambda = fields.stream().anyMatch(field -> field.name().equals("f")) ? "fields" : "f";
        CodeBlock condition = fields.stream()
                .map(field -> CodeBlock.of("$L.$L().eq($L)", lambda, pathOf(field), field.name()))
                .reduce((first, second) -> CodeBlock.of("$L.and($L)", first, second))
                .orElseThrow();
        return CodeBlock.of("$L -> $L", lambda, condition);
    }

    /** {@code byId} among the rows of a query. */
    MethodSpec ofQuery() {
        List<ColumnComponent> key = companion.key();
        MethodSpec.Builder method = MethodSpec.methodBuilder(lookup(key)).addModifiers(Modifier.PUBLIC);
        key.forEach(field -> method.addParameter(TypeNames.parameter(field)));
        return method.returns(query)
                .addStatement("return filter($L)", equalityCondition(key))
                .build();
    }

    /** The prefixes of the key, the unique sets and the indexes, each once, without the whole key. */
    private List<List<ColumnComponent>> lookups() {
        return Stream.concat(
                        companion.upsertTargets().stream(),
                        companion.indexes().stream().map(Companion.Lookup::fields))
                .flatMap(fields -> IntStream.rangeClosed(1, fields.size()).mapToObj(parts -> fields.subList(0, parts)))
                .filter(fields -> !fields.equals(companion.key()))
                .distinct()
                .toList();
    }

    private static String pathOf(ColumnComponent field) {
        return field.deferred() ? field.name() + "().value" : field.name();
    }

    private String lookup(List<ColumnComponent> fields) {
        return lookup(companion, fields);
    }

    /** {@code byKey} for a composite key, otherwise a name such as {@code byTenantAndSlug}. */
    static String lookup(Companion companion, List<ColumnComponent> fields) {
        return companion.hasKeyRecord() && fields.equals(companion.key())
                ? "byKey"
                : fields.stream()
                        .map(field -> NameInflection.capitalised(field.name()))
                        .collect(Collectors.joining("And", "by", ""));
    }

    private TypeName conditionOnFields() {
        return TypeNames.function(
                TypeNames.anySuper(companion.fields(type)),
                TypeNames.anySub(TypeNames.of(ApiTypes.CONDITION, TypeNames.anySuper(type))));
    }
}
