package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Stored;
import dev.runnel.codegen.model.View;
import dev.runnel.codegen.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** {@code NeedsTitle} and {@code TitleStage}: what a create asks for, generic in what follows. */
final class StageEmitter {
    private static final TypeVariableName N = TypeVariableName.get("N");
    private static final TypeName NEXT = Types.function(Api.NEW_ROW, N);

    private final Companion companion;
    private final Stage stage;

    StageEmitter(Companion companion, Stage stage) {
        this.companion = companion;
        this.stage = stage;
    }

    /** A setter of a stage: its parameters, what it does, and a sentence about it. */
    private record Setter(String name, List<ParameterSpec> parameters, CodeBlock body, String doc) {}

    TypeSpec emitInterface() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(stage.interfaceName())
                .addJavadoc("A create that lacks {@code $L}.\n\n@param <N> what follows\n", stage.name())
                .addModifiers(Modifier.PUBLIC)
                .addTypeVariable(N);
        for (Setter setter : setters("next.apply")) {
            MethodSpec.Builder method = MethodSpec.methodBuilder(setter.name())
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .returns(N)
                    .addParameters(setter.parameters());
            if (!setter.doc().isEmpty()) {
                method.addJavadoc(setter.doc());
            }
            type.addMethod(method.build());
        }
        return type.build();
    }

    TypeSpec emitRecord() {
        TypeSpec.Builder type = TypeSpec.recordBuilder(stage.recordName())
                .addModifiers(Modifier.PRIVATE)
                .addTypeVariable(N)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(Api.NEW_ROW, "row")
                        .addParameter(NEXT, "next")
                        .build())
                .addSuperinterface(Types.of(companion.nested(stage.interfaceName()), N));
        return type.addMethods(overridden("next.apply", N)).build();
    }

    /** The setters of the stage in a type that takes them in any order, and gives itself back. */
    List<MethodSpec> emitSetters(TypeName type) {
        return overridden("with", type);
    }

    private List<MethodSpec> overridden(String taken, TypeName returns) {
        return setters(taken).stream()
                .map(setter -> Methods.overriding(Modifier.PUBLIC, setter.name(), returns)
                        .addParameters(setter.parameters())
                        .addStatement(setter.body())
                        .build())
                .toList();
    }

    /** @param taken the method that is handed the row after a setter */
    private List<Setter> setters(String taken) {
        if (stage instanceof Stage.OfField ofField) {
            return ofField(taken, ofField.field());
        }
        if (stage instanceof Stage.OfChild ofChild) {
            return child(taken, ofChild.link());
        }
        Link link = ((Stage.OfRelation) stage).link();
        Companion target = companion.of(link.target());
        List<Setter> setters = new ArrayList<>();
        boolean single = link.fields().size() == 1;
        Setter byKey =
                byFields(taken, single ? link.fields().get(0).name() : link.name(), link.fields(), Optional.of(link));
        setters.add(byKey);
        String parameter = parameterName(link.name());
        setters.add(new Setter(
                link.name(),
                List.of(ParameterSpec.builder(target.type(), parameter).build()),
                CodeBlock.of("return $L($L)", byKey.name(), keyOf(companion, parameter, link)),
                ""));
        setters.add(new Setter(
                link.name(),
                List.of(ParameterSpec.builder(target.creation(), parameter).build()),
                CodeBlock.of(
                        "return $L(row().add($L, $L.row()))", taken, companion.constant(link.related()), parameter),
                "Creates the " + link.name() + " with it.\n"));
        return setters;
    }

    private List<Setter> ofField(String taken, Stored field) {
        List<Setter> setters = new ArrayList<>();
        setters.add(byFields(taken, field.name(), List.of(field), Optional.empty()));
        for (View view : companion.model().viewsOf(field)) {
            setters.add(byView(taken, view));
        }
        if (companion.isComputable(field)) {
            String parameter = parameterName(field.name());
            setters.add(new Setter(
                    field.name(),
                    List.of(ParameterSpec.builder(Types.ofNoRow(field), parameter)
                            .build()),
                    CodeBlock.of(
                            "return $L($T.putComputed(row(), $L, $L))",
                            taken,
                            Api.CREATING,
                            companion.constant(field),
                            parameter),
                    SettersEmitter.COMPUTED));
        }
        return setters;
    }

    private Setter byView(String taken, View view) {
        String parameter = parameterName(view.name());
        return new Setter(
                view.name(),
                List.of(ParameterSpec.builder(Types.plain(view.as()), parameter).build()),
                CodeBlock.of(
                        "return $L($T.put(row(), $L, $L))", taken, Api.CREATING, companion.constant(view), parameter),
                "Sets " + view.of() + " with it.\n");
    }

    private List<Setter> child(String taken, Link link) {
        ChildRow child = ChildRow.of(companion, link);
        String parameter = parameterName(link.name());
        return List.of(
                new Setter(
                        link.name(),
                        List.of(ParameterSpec.builder(child.type(), parameter).build()),
                        CodeBlock.of(
                                "return $L(row().add($L, $L.row()))",
                                taken,
                                companion.constant(link.related()),
                                parameter),
                        "Creates the " + link.name() + " with it.\n"),
                new Setter(
                        link.name(),
                        List.of(ParameterSpec.builder(child.lambda(), parameter).build()),
                        CodeBlock.of("return $L($L.apply($L))", link.name(), parameter, child.start()),
                        "Creates the " + link.name() + " with it.\n"));
    }

    private Setter byFields(String taken, String name, List<Stored> fields, Optional<Link> over) {
        CodeBlock row = CodeBlock.of("row()");
        for (Stored field : fields) {
            row = put(companion, row, field, over, CodeBlock.of("$L", parameterName(field.name())));
        }
        return new Setter(
                name,
                fields.stream()
                        .map(field -> ParameterSpec.builder(Types.plain(field), parameterName(field.name()))
                                .build())
                        .toList(),
                CodeBlock.of("return $L($L)", taken, row),
                "");
    }

    /** {@code row} with a field set, which other relations may share. */
    static CodeBlock put(Companion companion, CodeBlock row, Stored field, Optional<Link> over, CodeBlock value) {
        Optional<Link> shared = over.filter(link -> companion.isShared(field, link));
        return shared.isPresent()
                ? CodeBlock.of(
                        "$T.putShared($L, $L, $L, $L)",
                        Api.CREATING,
                        row,
                        companion.constant(shared.get().related()),
                        companion.constant(field),
                        value)
                : CodeBlock.of("$T.put($L, $L, $L)", Api.CREATING, row, companion.constant(field), value);
    }

    /** The components of a stage are named so. */
    private static String parameterName(String name) {
        return name.equals("row") || name.equals("next") ? name + "_" : name;
    }

    /** The key of a related record, by its accessors. */
    private static CodeBlock keyOf(Companion companion, String related, Link link) {
        return link.references().stream()
                .map(field -> partOf(companion, related, link, field))
                .collect(CodeBlock.joining(", "));
    }

    /** A part of the key of a related record, which must be there. */
    static CodeBlock partOf(Companion companion, String related, Link link, Stored reference) {
        return CodeBlock.of(
                "$T.present($L, $L).$L()", Api.RELATED, companion.constant(link.related()), related, reference.name());
    }

    /** The stages in their order, ending in {@code last}. */
    static CodeBlock chain(Companion companion, List<Stage> stages, ClassName last) {
        return chain(companion, CodeBlock.of("$T.of(ENTITY)", Api.NEW_ROW), stages, last);
    }

    /** @param row what the first stage begins with */
    static CodeBlock chain(Companion companion, CodeBlock row, List<Stage> stages, ClassName last) {
        if (stages.isEmpty()) {
            return CodeBlock.of("new $T($L)", last, row);
        }
        CodeBlock chain = CodeBlock.of("$T::new", last);
        for (int i = stages.size() - 1; i >= 0; i--) {
            Stage stage = stages.get(i);
            ClassName type = companion.nested(stage.recordName());
            chain = i == 0
                    ? CodeBlock.of("new $T<>($L, $L)", type, row, chain)
                    : CodeBlock.of("$1L ->\nnew $2T<>($1L, $3L)", rowAfter(stages.get(i - 1)), type, chain);
        }
        return chain;
    }

    private static String rowAfter(Stage stage) {
        return "after" + Words.capitalised(stage.name());
    }
}
