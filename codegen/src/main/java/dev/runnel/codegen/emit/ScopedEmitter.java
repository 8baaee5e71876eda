package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Stored;
import dev.runnel.codegen.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Queries that start from one record: {@code OfUserQuery}, the todos of a user, and the methods that give such queries. */
final class ScopedEmitter {
    private final Companion companion;

    ScopedEmitter(Companion companion) {
        this.companion = companion;
    }

    /** {@code ofUser(user)} for each relation that has another side, and {@code user(todo)} for each relation. */
    List<MethodSpec> entries() {
        List<MethodSpec> methods = new ArrayList<>();
        companion.nestings().stream().map(this::ofOwner).forEach(methods::add);
        companion.links().stream()
                .map(link -> link.belongsTo() ? target(link) : children(link))
                .forEach(methods::add);
        return methods;
    }

    private MethodSpec ofOwner(Link link) {
        ClassName scoped = scoped(companion, link);
        List<Stored> fields = link.fields();
        String owner = link.name().equals("f") ? "row" : link.name();
        String lambda = fields.stream().anyMatch(field -> field.name().equals("f")) ? "row_" : "f";
        MethodSpec.Builder method = entry(EntryEmitter.nestingMethod(link.related()), scoped)
                .addJavadoc("The rows that belong to a $L.\n", link.target().name())
                .addParameter(link.target().type(), owner);
        CodeBlock row = CodeBlock.of("$T.of(ENTITY)", Api.NEW_ROW);
        List<CodeBlock> conditions = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Stored field = fields.get(i);
            Stored reference = link.references().get(i);
            method.addStatement(
                    "$T $L = $L",
                    Types.plain(reference),
                    field.name(),
                    StageEmitter.partOf(companion, owner, link, reference));
            conditions.add(CodeBlock.of("$L.$L().eq($L)", lambda, field.name(), field.name()));
            row = StageEmitter.put(companion, row, field, Optional.empty(), CodeBlock.of("$L", field.name()));
        }
        return method.addStatement(
                        "return new $T(ALL.filter($L -> $L).clauses(),$W$L)", scoped, lambda, all(conditions), row)
                .build();
    }

    private MethodSpec children(Link link) {
        Companion target = companion.of(link.target());
        ClassName scoped = scoped(target, link);
        return entry(link.name(), scoped)
                .addJavadoc(
                        "The $L of $L: a query over them, and creates of more.\n", link.name(), companion.singular())
                .addParameter(companion.type(), "row")
                .addStatement(
                        "return $T.$L(row)",
                        target.name(),
                        EntryEmitter.nestingMethod(link.inverse().orElseThrow()))
                .build();
    }

    private MethodSpec target(Link link) {
        Companion target = companion.of(link.target());
        List<CodeBlock> conditions = IntStream.range(0, link.fields().size())
                .mapToObj(part -> condition(link, part))
                .toList();
        return entry(link.name(), target.query())
                .addJavadoc("The $L of $L.\n", link.name(), companion.singular())
                .addParameter(companion.type(), "row")
                .addStatement("return $T.filter(f -> $L)", target.name(), all(conditions))
                .build();
    }

    /** What is absent equals nothing. */
    private CodeBlock condition(Link link, int part) {
        Stored field = link.fields().get(part);
        String reference = link.references().get(part).name();
        CodeBlock value = StageEmitter.partOf(companion, "row", link, field);
        return switch (field.absence()) {
            case NEVER -> CodeBlock.of("f.$L().eq($L)", reference, value);
            case OPTIONAL -> CodeBlock.of("f.$L().in($L.stream().toList())", reference, value);
            case NULLABLE -> CodeBlock.of("f.$L().in($T.ofNullable($L).toList())", reference, Stream.class, value);
        };
    }

    private static CodeBlock all(List<CodeBlock> conditions) {
        return conditions.stream()
                .reduce((first, second) -> CodeBlock.of("$L.and($L)", first, second))
                .orElseThrow();
    }

    /** {@code OfUserQuery}: the rows of one owner. */
    TypeSpec emit(Link link) {
        ClassName scoped = scoped(companion, link);
        List<Stage> stages = companion.stagesUnder(link.related());
        boolean own = companion.isOptionalNesting(link);
        ClassName create = own ? scoped.nestedClass("Create") : companion.create();
        ClassName update = companion.nested("Update");
        TypeSpec.Builder type = TypeSpec.classBuilder(scoped)
                .addJavadoc(
                        "The rows of $T that belong to one $L, and creates of more. A condition beside leaves a plain query.\n",
                        companion.type(),
                        link.target().name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(companion.query())
                .addField(Api.NEW_ROW, "row", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Api.CLAUSES, "clauses")
                        .addParameter(Api.NEW_ROW, "row")
                        .addStatement("super(clauses)")
                        .addStatement("this.row = row")
                        .build())
                .addMethod(method("create", companion.staged(stages, create))
                        .addJavadoc(
                                "Creates another that belongs to the same $L.\n",
                                link.target().name())
                        .addStatement("return $L", StageEmitter.chain(companion, CodeBlock.of("row"), stages, create))
                        .build())
                .addMethod(method("update", Types.of(update, companion.type()))
                        .addJavadoc("Changes one of them: {@code NotFound} if it is not among them.\n")
                        .addParameter(companion.type(), parameter())
                        .addStatement(
                                "return new $T<>($T.ofOne(ENTITY, $L$L))", update, Api.CHANGING, theOne(), guard())
                        .build())
                .addMethod(method("delete", Types.of(Api.STATEMENT, Api.MUTATION_RESULT))
                        .addJavadoc("Removes one of them: {@code NotFound} if it is not among them.\n")
                        .addParameter(companion.type(), parameter())
                        .addStatement("return $T.delete(ENTITY, $L$L)", Api.STATEMENTS, theOne(), guard())
                        .build());
        if (own) {
            type.addType(new CreateEmitter(companion).emitScoped(create, link));
        }
        return type.build();
    }

    private CodeBlock theOne() {
        return CodeBlock.of(
                "$T.among($T.$L, this)",
                Api.STATEMENTS,
                companion.name(),
                new EntryEmitter(companion).byKeyOf(parameter()));
    }

    private CodeBlock guard() {
        return companion.guardOf(parameter());
    }

    private String parameter() {
        return Words.decapitalised(companion.type().simpleName());
    }

    private static ClassName scoped(Companion target, Link link) {
        return target.nested(scopedName(link));
    }

    private static String scopedName(Link link) {
        String relation =
                link.belongsTo() ? link.name() : link.inverse().orElseThrow().name();
        return "Of" + Words.capitalised(relation) + "Query";
    }

    private static MethodSpec.Builder method(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(returns);
    }

    private static MethodSpec.Builder entry(String name, ClassName returns) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returns);
    }
}
