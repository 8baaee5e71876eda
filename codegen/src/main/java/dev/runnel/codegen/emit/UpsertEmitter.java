package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.AliasComponent;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.OperatorSet;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Emits {@code Upsert}, {@code OnUpdate}, and {@code UpsertByEmail} for each target: the key and the unique sets. A model whose rows need a child row
 * has no upserts of its own fields.
 */
final class UpsertEmitter {
    private final Companion companion;
    private final ClassName upsert;
    private final ClassName onUpdate;

    UpsertEmitter(Companion companion) {
        this.companion = companion;
        this.upsert = companion.nested("Upsert");
        this.onUpdate = companion.nested("OnUpdate");
    }

    private List<List<ColumnComponent>> targets() {
        return companion.upsertTargets();
    }

    private boolean isPossible() {
        return companion.steps().stream().noneMatch(CreateStep.OfChild.class::isInstance);
    }

    /** The steps of a create that the target does not set. */
    private List<CreateStep> stepsBeside(List<ColumnComponent> target) {
        return companion.steps().stream()
                .filter(step -> step instanceof CreateStep.OfRelation relation
                        ? !target.containsAll(relation.link().fields())
                        : target.stream().noneMatch(field -> CreateStepEmitter.isOfField(step, field)))
                .toList();
    }

    // ---- static methods

    List<MethodSpec> entries() {
        if (!isPossible()) {
            return List.of();
        }
        List<MethodSpec> entries = new ArrayList<>();
        targets().forEach(target -> entries.add(entry(target)));
        entries.add(MethodSpecs.entry("upsert", TypeNames.of(ApiTypes.UPSERT_STATEMENT, companion.type()))
                .addJavadoc(
                        "Inserts the columns of a record, or updates the row with its key. Its relations are not written.\n")
                .addParameter(companion.type(), companion.parameter())
                .addStatement("return METADATA.upsert($L)", companion.parameter())
                .build());
        targets().forEach(target -> entries.add(many(target)));
        TypeName list = TypeNames.list(companion.type());
        entries.add(MethodSpecs.entry("upsertMany", TypeNames.of(ApiTypes.UPSERT_MANY_STATEMENT, companion.type()))
                .addJavadoc(
                        "Inserts the columns of records, or updates the rows with their keys, all or none. Their relations are not written.\n")
                .addParameter(list, "records")
                .addStatement("return METADATA.upsertMany(records)")
                .build());
        return entries;
    }

    private MethodSpec many(List<ColumnComponent> target) {
        return MethodSpecs.entry(
                        "upsertMany" + suffix(target),
                        TypeNames.of(
                                ApiTypes.UPSERT_MANY_BUILDER,
                                companion.type(),
                                companion.fields(companion.type()),
                                onUpdate))
                .addJavadoc("Creates rows, or updates the rows with the same values, all or none.\n")
                .addParameter(TypeNames.list(TypeNames.anySub(companion.creation())), "creations")
                .addStatement(
                        "return METADATA.upsertManyBy($T.of($L), creations, $T::new, $T::new)",
                        List.class,
                        constants(target),
                        onUpdate,
                        companion.nested("Fields"))
                .build();
    }

    private CodeBlock constants(List<ColumnComponent> target) {
        return target.stream()
                .map(field -> CodeBlock.of("$L", companion.constant(field)))
                .collect(CodeBlock.joining(", "));
    }

    private MethodSpec entry(List<ColumnComponent> target) {
        ClassName type = stepsBeside(target).isEmpty() ? upsert : start(target);
        MethodSpec.Builder method = MethodSpecs.entry("upsert" + suffix(target), type)
                .addJavadoc("Creates $L, or updates the row with the same values.\n", companion.singular());
        target.forEach(field -> method.addParameter(TypeNames.parameter(field)));
        return method.addStatement(
                        "return new $T(METADATA.upsertBy($T.of($L), $L))",
                        type,
                        List.class,
                        constants(target),
                        target.stream()
                                .map(field -> CodeBlock.of("$L", field.name()))
                                .collect(CodeBlock.joining(", ")))
                .build();
    }

    private ClassName start(List<ColumnComponent> target) {
        return companion.nested("Upsert" + suffix(target));
    }

    private String suffix(List<ColumnComponent> target) {
        return NameInflection.capitalised(StaticMethodsEmitter.lookup(companion, target));
    }

    // ---- types

    List<TypeSpec> emit() {
        if (!isPossible()) {
            return List.of();
        }
        List<TypeSpec> types = new ArrayList<>();
        targets().stream()
                .filter(target -> !stepsBeside(target).isEmpty())
                .forEach(target -> types.add(emitStart(target)));
        types.add(emitUpsert());
        types.add(emitOnUpdate());
        return types;
    }

    private TypeSpec emitStart(List<ColumnComponent> target) {
        ClassName type = start(target);
        List<CreateStep> steps = stepsBeside(target);
        TypeName first = companion.staged(steps, upsert);
        TypeName next = companion.staged(steps.subList(1, steps.size()), upsert);
        TypeName create = TypeNames.function(companion.staged(steps, companion.create()), companion.create());
        return TypeSpec.classBuilder(type)
                .addJavadoc("An upsert without its required fields: set them one by one, or in {@code onCreate}.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(TypeNames.of(ApiTypes.UPSERT_START, next, upsert))
                .addSuperinterface(first)
                .addMethod(constructor(ApiTypes.UPSERT_STATE, "state", CodeBlock.of("super(state, $T::new)", upsert)))
                .addMethod(MethodSpec.methodBuilder("onCreate")
                        .addJavadoc("Sets the fields of the row if the statement creates it.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(upsert)
                        .addParameter(create, "fields")
                        .addStatement(
                                "return onCreate($L, fields)",
                                CodeBlock.of(
                                        "METADATA.<$T>create($T::new, $L, $T::new)",
                                        companion.staged(steps, companion.create()),
                                        companion.nested("Draft"),
                                        steps.size(),
                                        companion.create()))
                        .build())
                .build();
    }

    private TypeSpec emitUpsert() {
        OptionalFieldsEmitter interfaces = new OptionalFieldsEmitter(companion);
        ClassName draft = companion.nested("Draft");
        return TypeSpec.classBuilder(upsert)
                .addJavadoc("An upsert of $L. Its setters apply to both branches.\n", companion.singular())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(TypeNames.of(ApiTypes.UPSERT_BUILDER, companion.type(), upsert, draft, onUpdate))
                .addSuperinterfaces(interfaces.ofUpsert(upsert))
                .addMethod(constructor(
                        ApiTypes.UPSERT_STATE,
                        "state",
                        CodeBlock.of("super(state, $T::new, $T::new, $T::new)", upsert, draft, onUpdate)))
                .addMethods(computed(upsert))
                .addMethod(onlyIf())
                .build();
    }

    private MethodSpec onlyIf() {
        TypeName fields = TypeNames.anySuper(companion.fields(companion.type()));
        TypeName condition = TypeNames.anySub(TypeNames.of(ApiTypes.CONDITION, companion.type()));
        return MethodSpec.methodBuilder("onlyIf")
                .addJavadoc(
                        "Adds a condition of the stored row and the incoming one. An existing row that does not satisfy it is kept, and the result is empty.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(upsert)
                .addParameter(TypeNames.biFunction(fields, fields, condition), "condition")
                .addStatement("return onlyIf($T::new, condition)", companion.nested("Fields"))
                .build();
    }

    private TypeSpec emitOnUpdate() {
        OptionalFieldsEmitter interfaces = new OptionalFieldsEmitter(companion);
        return TypeSpec.classBuilder(onUpdate)
                .addJavadoc("The update branch of an upsert.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(TypeNames.of(ApiTypes.UPSERT_UPDATE, onUpdate))
                .addSuperinterfaces(interfaces.ofUpdate(onUpdate))
                .addMethod(constructor(
                        ApiTypes.UPDATE_STATE, "changes", CodeBlock.of("super(changes, $T::new)", onUpdate)))
                .addMethods(values(interfaces))
                .addMethods(computed(onUpdate))
                .build();
    }

    private static MethodSpec constructor(TypeName state, String name, CodeBlock body) {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(state, name)
                .addStatement(body)
                .build();
    }

    /** The setters of the update branch that no interface has. */
    private List<MethodSpec> values(OptionalFieldsEmitter interfaces) {
        List<MethodSpec> setters = new ArrayList<>();
        for (Component component : companion.model().components()) {
            Optional<ResolvedRelation> link = companion.link(component);
            if (link.isPresent()) {
                link.filter(of -> interfaces.isUpdatable(of) && !of.optional())
                        .ifPresent(
                                of -> setters.add(Setter.ofRecord(companion, of).asMethod(onUpdate)));
            } else if (component instanceof ColumnComponent field
                    && !companion.isOfKey(field)
                    && !field.version()
                    && !interfaces.isInheritedByUpdate(field)) {
                Setter.ofValue(companion, field).forEach(setter -> setters.add(setter.asMethod(onUpdate)));
                if (field.nullable()) {
                    setters.add(Setter.clear(companion, field.name(), List.of(field))
                            .asMethod(onUpdate));
                }
            }
        }
        return setters;
    }

    private List<MethodSpec> computed(ClassName type) {
        List<MethodSpec> setters = new ArrayList<>();
        for (ColumnComponent field : companion.stored()) {
            if (companion.isOfKey(field) || field.version()) {
                continue;
            }
            for (AliasComponent view : companion.model().viewsOf(field)) {
                setters.addAll(computed(type, view.as(), companion.constant(view), companion.comment(view)));
            }
            if (field.type().operators() != OperatorSet.NOTHING) {
                setters.addAll(computed(type, field, companion.constant(field), companion.comment(field)));
            }
        }
        return setters;
    }

    /** An expression over the stored row, and for the update branch one over the stored and the incoming row. */
    private List<MethodSpec> computed(ClassName type, ColumnComponent field, String constant, String comment) {
        TypeName fields = TypeNames.anySuper(companion.fields(companion.type()));
        TypeName value = TypeNames.anySub(TypeNames.of(ApiTypes.EXPR, companion.type(), TypeNames.boxed(field)));
        List<MethodSpec> setters = new ArrayList<>();
        setters.add(computed(type, field, constant, comment, TypeNames.function(fields, value)));
        if (type.equals(onUpdate)) {
            setters.add(computed(type, field, constant, comment, TypeNames.biFunction(fields, fields, value)));
        }
        return setters;
    }

    private MethodSpec computed(
            ClassName type, ColumnComponent field, String constant, String comment, TypeName parameter) {
        return new Setter(
                        field.name(),
                        List.of(ParameterSpec.builder(parameter, "value").build()),
                        CodeBlock.of("compute($L, $T::new, value)", constant, companion.nested("Fields")),
                        Setter.Variadic.of(field.absence()),
                        comment)
                .asMethod(type);
    }
}
