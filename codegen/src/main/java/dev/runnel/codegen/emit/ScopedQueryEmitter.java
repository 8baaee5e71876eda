package dev.runnel.codegen.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Emits queries that start from one record, such as {@code ByUser}, the todos of a user, and the methods that return them. */
final class ScopedQueryEmitter {
    private final Companion companion;

    ScopedQueryEmitter(Companion companion) {
        this.companion = companion;
    }

    /** {@code ofUser(user)} for each relation that has another side, and {@code user(todo)} for each relation. */
    List<MethodSpec> entries() {
        List<MethodSpec> methods = new ArrayList<>();
        companion.nestings().forEach(link -> {
            methods.add(ofOwner(link));
            methods.add(ofOwners(link));
        });
        companion.links().stream()
                .map(link -> link.belongsTo() ? target(link) : children(link))
                .forEach(methods::add);
        return methods;
    }

    private MethodSpec ofOwner(ResolvedRelation link) {
        ClassName scoped = scoped(companion, link);
        return MethodSpecs.entry(StaticMethodsEmitter.nestingMethod(link.related()), scoped)
                .addJavadoc(
                        "Returns a query over the rows that belong to a $L.\n",
                        link.target().name())
                .addParameter(link.target().type(), link.name())
                .addStatement(
                        "return new $T(METADATA.rowsOf($L, $T.all(), $L, $L))",
                        scoped,
                        companion.constant(link.related()),
                        companion.of(link.target()).name(),
                        link.name(),
                        link.references().stream()
                                .map(reference -> Setter.partOf(companion, link, reference))
                                .collect(CodeBlock.joining(", ")))
                .build();
    }

    private MethodSpec ofOwners(ResolvedRelation link) {
        Companion owners = companion.of(link.target());
        String parameter = NameInflection.decapitalised(owners.name().simpleName());
        return MethodSpecs.entry(StaticMethodsEmitter.nestingMethod(link.related()), scoped(companion, link))
                .addJavadoc("Returns a query over the rows that belong to the $L of a query.\n", parameter)
                .addParameter(owners.query(), parameter)
                .addStatement(
                        "return new $T(METADATA.rowsOf($L, $L))",
                        scoped(companion, link),
                        companion.constant(link.related()),
                        parameter)
                .build();
    }

    private MethodSpec children(ResolvedRelation link) {
        Companion target = companion.of(link.target());
        ClassName scoped = scoped(target, link);
        return MethodSpecs.entry(link.name(), scoped)
                .addJavadoc(
                        "Returns the {@code $L} of $L: a query that can also create rows.\n",
                        link.name(),
                        companion.singular())
                .addParameter(companion.type(), companion.parameter())
                .addStatement(
                        "return $T.$L($L)",
                        target.name(),
                        StaticMethodsEmitter.nestingMethod(link.inverse().orElseThrow()),
                        companion.parameter())
                .build();
    }

    private MethodSpec target(ResolvedRelation link) {
        Companion target = companion.of(link.target());
        List<CodeBlock> conditions = IntStream.range(0, link.fields().size())
                .mapToObj(part -> condition(link, part))
                .toList();
        return MethodSpecs.entry(link.name(), target.query())
                .addJavadoc("The {@code $L} of $L.\n", link.name(), companion.singular())
                .addParameter(companion.type(), companion.parameter())
                .addStatement("return $T.filter(f -> $L)", target.name(), all(conditions))
                .build();
    }

    /** A null field of the foreign key matches no row. */
    private CodeBlock condition(ResolvedRelation link, int part) {
        ColumnComponent field = link.fields().get(part);
        String reference = link.references().get(part).name();
        CodeBlock value = CodeBlock.of(
                "$L.present($L).$L()", companion.constant(link.related()), companion.parameter(), field.name());
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

    /** {@code ByUser}: the rows of one owner. */
    TypeSpec emit(ResolvedRelation link) {
        ClassName scoped = scoped(companion, link);
        List<CreateStep> steps = companion.stepsUnder(link.related());
        boolean own = companion.isOptionalNesting(link);
        ClassName create = own ? scoped.nestedClass("Create") : companion.create();
        ClassName update = companion.nested("Update");
        String owner = link.target().name();
        String parameter = companion.parameter();
        TypeSpec.Builder type = TypeSpec.classBuilder(scoped)
                .addJavadoc(
                        "A query over the rows of $T that belong to one $L, or to those of a query. It can also create rows.\n",
                        companion.type(),
                        owner)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(companion.query())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(ApiTypes.QUERY_SOURCE, "source")
                        .addStatement("super(source)")
                        .build())
                .addMethod(method("create", companion.staged(steps, create))
                        .addJavadoc("Creates another row that belongs to the same $L.\n", owner)
                        .addStatement(
                                "return $L",
                                CreateStepEmitter.begin(companion, "createOwned", "newRow()", steps, create))
                        .build())
                .addMethod(method("update", TypeNames.of(update, companion.type()))
                        .addJavadoc("Updates one of these rows, or fails with {@code NotFoundException}.\n")
                        .addParameter(companion.type(), parameter)
                        .addStatement("return new Update<>(METADATA.update($L, this))", parameter)
                        .build())
                .addMethod(method("delete", companion.recordDelete())
                        .addJavadoc("Deletes one of these rows, or fails with {@code NotFoundException}.\n")
                        .addParameter(companion.type(), parameter)
                        .addStatement("return METADATA.delete($L, this, Fields::new)", parameter)
                        .build());
        type.addMethods(links(link));
        if (own) {
            type.addType(new CreateEmitter(companion).emitScoped(create, link));
        }
        return type.build();
    }

    /** The methods that link and unlink rows. The foreign key cannot be set if all of it belongs to the key. */
    private List<MethodSpec> links(ResolvedRelation link) {
        boolean movable = !link.fields().stream().allMatch(companion::isOfKey);
        List<MethodSpec> methods = new ArrayList<>();
        if (link.inverse().orElseThrow().toOne()) {
            if (movable) {
                methods.add(linkOne(link));
            }
        } else {
            if (movable) {
                methods.addAll(
                        linkSeveral(link, "add", "Links rows, which may be linked to another " + owner(link) + ".\n"));
            }
            methods.addAll(linkSeveral(
                    link, "remove", "Unlinks rows. A row that is not linked is {@code NotFoundException}.\n"));
            if (movable) {
                methods.add(linkList(link, "set", "Links these rows and unlinks all others.\n"));
            }
        }
        methods.add(linking("clear")
                .addJavadoc("Unlinks all rows.\n")
                .addStatement("return METADATA.links($L, this).clear()", companion.constant(link.related()))
                .build());
        return methods;
    }

    private MethodSpec linkOne(ResolvedRelation link) {
        return linking("set")
                .addJavadoc("Links a row and unlinks the one that was linked before.\n")
                .addParameter(companion.type(), companion.parameter())
                .addStatement(
                        "return METADATA.links($1L, this).set($2T.of($1L.present($3L)))",
                        companion.constant(link.related()),
                        List.class,
                        companion.parameter())
                .build();
    }

    private List<MethodSpec> linkSeveral(ResolvedRelation link, String name, String comment) {
        MethodSpec variadic = linking(name)
                .addJavadoc(comment)
                .addParameter(ArrayTypeName.of(companion.type()), rows())
                .varargs()
                .addStatement(
                        "return METADATA.links($L, this).$L($T.asList($L))",
                        companion.constant(link.related()),
                        name,
                        Arrays.class,
                        rows())
                .build();
        return List.of(variadic, linkList(link, name, comment));
    }

    private MethodSpec linkList(ResolvedRelation link, String name, String comment) {
        return linking(name)
                .addJavadoc(comment)
                .addParameter(TypeNames.list(companion.type()), rows())
                .addStatement(
                        "return METADATA.links($L, this).$L($L)", companion.constant(link.related()), name, rows())
                .build();
    }

    private String rows() {
        return NameInflection.decapitalised(companion.name().simpleName());
    }

    private static String owner(ResolvedRelation link) {
        return link.target().name();
    }

    private static MethodSpec.Builder linking(String name) {
        return method(name, TypeNames.of(ApiTypes.STATEMENT, ApiTypes.MUTATION_RESULT));
    }

    static ClassName scoped(Companion target, ResolvedRelation link) {
        return target.nested(scopedName(link));
    }

    private static String scopedName(ResolvedRelation link) {
        String relation =
                link.belongsTo() ? link.name() : link.inverse().orElseThrow().name();
        return "By" + NameInflection.capitalised(relation);
    }

    private static MethodSpec.Builder method(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(returns);
    }
}
