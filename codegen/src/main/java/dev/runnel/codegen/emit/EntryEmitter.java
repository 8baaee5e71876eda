package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Related;
import dev.runnel.codegen.model.Stored;
import dev.runnel.codegen.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The static methods that statements start with. */
final class EntryEmitter {
    private final Companion companion;
    private final ClassName type;
    private final ClassName query;
    private final TypeName condition;

    EntryEmitter(Companion companion) {
        this.companion = companion;
        this.type = companion.type();
        this.query = companion.query();
        this.condition = Types.of(Api.CONDITION, type);
    }

    List<MethodSpec> emit() {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(Methods.entry("all", query).addStatement("return ALL").build());
        methods.add(Methods.entry("filter", query)
                .addParameter(conditionOnFields(), "condition")
                .addStatement("return ALL.filter(condition)")
                .build());
        methods.add(Methods.entry("where", condition)
                .addJavadoc("A condition to keep, for any statement over $T.\n", type)
                .addParameter(conditionOnFields(), "condition")
                .addStatement("return METADATA.condition(ALL.filter(condition))")
                .build());
        methods.add(by(companion.key()));
        methods.addAll(new KeyEmitter(companion).entries());
        lookups().stream().map(this::by).forEach(methods::add);
        methods.add(create("create", companion.steps(), companion.create()).build());
        companion.nestings().stream().map(this::nesting).forEach(methods::add);
        methods.addAll(new ScopedEmitter(companion).entries());
        methods.add(Methods.entry("draft", companion.nested("Draft"))
                .addStatement("return new Draft(METADATA.newRow())")
                .build());
        methods.add(Methods.entry("createMany", Types.of(Api.STATEMENT, Types.list(type)))
                .addParameter(Types.list(Types.anySub(companion.creation())), parameters())
                .addStatement("return METADATA.createMany($L)", parameters())
                .build());
        methods.add(Methods.entry("insert", Types.of(Api.STATEMENT, type))
                .addJavadoc(
                        "Inserts the columns of a record as they are, its key too. Its relations are not written.\n")
                .addParameter(type, companion.parameter())
                .addStatement("return METADATA.insert($L)", companion.parameter())
                .build());
        methods.add(Methods.entry("insertMany", Types.of(Api.STATEMENT, Types.list(type)))
                .addParameter(Types.list(type), parameters())
                .addStatement("return METADATA.insertMany($L)", parameters())
                .build());
        methods.add(Methods.entry("update", Types.of(companion.nested("Update"), type))
                .addParameter(type, companion.parameter())
                .addStatement("return new Update<>(METADATA.update($L))", companion.parameter())
                .build());
        methods.add(Methods.entry("delete", Types.of(Api.STATEMENT, Api.MUTATION_RESULT))
                .addParameter(type, companion.parameter())
                .addStatement("return METADATA.delete($L)", companion.parameter())
                .build());
        return methods;
    }

    /** The name of a parameter that is several records of the model. */
    private String parameters() {
        return Words.decapitalised(companion.name().simpleName());
    }

    private MethodSpec.Builder create(String name, List<CreateStep> steps, ClassName last) {
        return Methods.entry(name, companion.staged(steps, last))
                .addStatement(
                        "return $L",
                        CreateStepEmitter.begin(companion, "METADATA.create", "METADATA.newRow()", steps, last));
    }

    /** The name of the method that starts a row nested under a relation. */
    static String nestingMethod(Related relation) {
        return "of" + Words.capitalised(relation.name());
    }

    private MethodSpec nesting(Link link) {
        return create(
                        nestingMethod(link.related()),
                        companion.stepsUnder(link.related()),
                        companion.nestedUnder(link.related()))
                .addJavadoc(
                        "Creates $L together with its $T; it is not a statement.\n",
                        companion.singular(),
                        link.target().type())
                .build();
    }

    private MethodSpec by(List<Stored> fields) {
        MethodSpec.Builder method = Methods.entry(lookup(fields), query);
        fields.forEach(field -> method.addParameter(Types.parameter(field)));
        return method.addStatement("return ALL.filter($L)", equal(fields)).build();
    }

    /** A condition on fields, each equal to the parameter of its name. */
    private static CodeBlock equal(List<Stored> fields) {
        String lambda = fields.stream().anyMatch(field -> field.name().equals("f")) ? "fields" : "f";
        CodeBlock condition = fields.stream()
                .map(field -> CodeBlock.of("$L.$L().eq($L)", lambda, pathOf(field), field.name()))
                .reduce((first, second) -> CodeBlock.of("$L.and($L)", first, second))
                .orElseThrow();
        return CodeBlock.of("$L -> $L", lambda, condition);
    }

    /** {@code byId} among the rows of a query. */
    MethodSpec ofQuery() {
        List<Stored> key = companion.key();
        MethodSpec.Builder method = MethodSpec.methodBuilder(lookup(key)).addModifiers(Modifier.PUBLIC);
        key.forEach(field -> method.addParameter(Types.parameter(field)));
        return method.returns(query)
                .addStatement("return filter($L)", equal(key))
                .build();
    }

    /** What begins the key, a unique set or an index, each once; the whole key is none of them. */
    private List<List<Stored>> lookups() {
        return Stream.concat(
                        Stream.of(companion.key()),
                        Stream.of(companion.uniques(), companion.indexes())
                                .flatMap(List::stream)
                                .map(Companion.Lookup::fields))
                .flatMap(fields -> IntStream.rangeClosed(1, fields.size()).mapToObj(parts -> fields.subList(0, parts)))
                .filter(fields -> !fields.equals(companion.key()))
                .distinct()
                .toList();
    }

    private static String pathOf(Stored field) {
        return field.deferred() ? field.name() + "().value" : field.name();
    }

    /** {@code byKey} of a key of several parts, {@code byTenantAndSlug} of anything else. */
    private String lookup(List<Stored> fields) {
        return companion.hasKeyRecord() && fields.equals(companion.key())
                ? "byKey"
                : fields.stream()
                        .map(field -> Words.capitalised(field.name()))
                        .collect(Collectors.joining("And", "by", ""));
    }

    private TypeName conditionOnFields() {
        return Types.function(Types.anySuper(companion.fields(type)), condition);
    }
}
