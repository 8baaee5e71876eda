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
        methods.add(entry("all", query).addStatement("return ALL").build());
        methods.add(entry("filter", query)
                .addParameter(conditionOnFields(), "condition")
                .addStatement("return ALL.filter(condition)")
                .build());
        methods.add(entry("where", condition)
                .addJavadoc("A condition to keep, for any statement over $T.\n", type)
                .addParameter(conditionOnFields(), "condition")
                .addStatement("return $T.of(ALL.filter(condition).clauses().filter())", Api.CONDITION)
                .build());
        methods.add(by(companion.key()));
        methods.addAll(new KeyEmitter(companion).entries());
        lookups().stream().map(this::by).forEach(methods::add);
        methods.add(entry("create", companion.staged(companion.stages(), companion.create()))
                .addStatement("return $L", StageEmitter.chain(companion, companion.stages(), companion.create()))
                .build());
        companion.nestings().stream().map(this::nesting).forEach(methods::add);
        methods.addAll(new ScopedEmitter(companion).entries());
        methods.add(entry("draft", companion.nested("Draft"))
                .addStatement("return new $T($T.of(ENTITY))", companion.nested("Draft"), Api.NEW_ROW)
                .build());
        methods.add(entry("createMany", Types.of(Api.STATEMENT, Types.list(type)))
                .addParameter(Types.list(Types.anySub(companion.creation())), "rows")
                .addStatement("return $T.createMany(ENTITY, rows)", Api.STATEMENTS)
                .build());
        methods.add(entry("insert", Types.of(Api.STATEMENT, type))
                .addJavadoc("Writes the columns of a record as they are, its key too. Its relations are not written.\n")
                .addParameter(type, "row")
                .addStatement("return $T.insert(rowOf(row))", Api.STATEMENTS)
                .build());
        methods.add(entry("insertMany", Types.of(Api.STATEMENT, Types.list(type)))
                .addParameter(Types.list(type), "rows")
                .addStatement(
                        "return $T.insertMany(ENTITY, rows.stream().map($T::rowOf).toList())",
                        Api.STATEMENTS,
                        companion.name())
                .build());
        methods.add(entry("update", Types.of(companion.nested("Update"), type))
                .addParameter(type, "row")
                .addStatement(
                        "return new $T<>($T.ofOne(ENTITY, $L$L))",
                        companion.nested("Update"),
                        Api.CHANGING,
                        theOne(),
                        companion.guardOf("row"))
                .build());
        methods.add(entry("delete", Types.of(Api.STATEMENT, Api.MUTATION_RESULT))
                .addParameter(type, "row")
                .addStatement("return $T.delete(ENTITY, $L$L)", Api.STATEMENTS, theOne(), companion.guardOf("row"))
                .build());
        methods.add(rowOf());
        return methods;
    }

    private MethodSpec rowOf() {
        return MethodSpec.methodBuilder("rowOf")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(Api.NEW_ROW)
                .addParameter(type, "row")
                .addStatement(
                        "return $T.row(ENTITY,$W$L)",
                        Api.INSERTING,
                        Stream.concat(companion.stored().stream(), companion.model().views().stream())
                                .map(component -> CodeBlock.of("row.$L()", component.name()))
                                .collect(CodeBlock.joining(",$W")))
                .build();
    }

    /** The name of the method that starts a row nested under a relation. */
    static String nestingMethod(Related relation) {
        return "of" + Words.capitalised(relation.name());
    }

    private MethodSpec nesting(Link link) {
        ClassName last = companion.nestedUnder(link.related());
        List<Stage> stages = companion.stagesUnder(link.related());
        return entry(nestingMethod(link.related()), companion.staged(stages, last))
                .addJavadoc(
                        "For nesting under a row of $T: not a statement, and cannot be run alone.\n",
                        link.target().type())
                .addStatement("return $L", StageEmitter.chain(companion, stages, last))
                .build();
    }

    private MethodSpec by(List<Stored> fields) {
        MethodSpec.Builder method = entry(lookup(fields), query);
        fields.forEach(field -> method.addParameter(Types.parameter(field)));
        return method.addStatement("return ALL.filter($L)", equal(fields)).build();
    }

    /** A condition on fields, each equal to the parameter of its name. */
    private static CodeBlock equal(List<Stored> fields) {
        String lambda = fields.stream().anyMatch(field -> field.name().equals("f")) ? "row" : "f";
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

    /** The condition that holds for the row of the parameter {@code row} alone. */
    private CodeBlock theOne() {
        return CodeBlock.of("$L.clauses().filter()", byKeyOf("row"));
    }

    /** A call that gives the query of one row. */
    CodeBlock byKeyOf(String row) {
        CodeBlock key = companion.key().stream()
                .map(field -> CodeBlock.of("$L.$L()", row, field.name()))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of("$L($L)", lookup(companion.key()), key);
    }

    private TypeName conditionOnFields() {
        return Types.function(Types.anySuper(companion.fields(type)), condition);
    }

    private static MethodSpec.Builder entry(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returns);
    }
}
