package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.runnel.codegen.model.AliasComponent;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.OperatorSet;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Emits {@code Update}, the builder of an update. */
final class UpdateEmitter {
    private static final TypeVariableName R = TypeVariableName.get("R");

    private final Companion companion;
    private final TypeName update;

    UpdateEmitter(Companion companion) {
        this.companion = companion;
        this.update = TypeNames.of(companion.nested("Update"), R);
    }

    TypeSpec emit() {
        OptionalFieldsEmitter interfaces = new OptionalFieldsEmitter(companion);
        ClassName type = companion.nested("Update");
        return TypeSpec.classBuilder(type)
                .addJavadoc("An update of rows of $T. Fields of the key cannot be set.\n", companion.type())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariable(R)
                .superclass(TypeNames.of(
                        ApiTypes.UPDATE_BUILDER, R, update, TypeNames.of(type, TypeNames.list(companion.type()))))
                .addSuperinterfaces(interfaces.ofUpdate(update))
                .addMethod(MethodSpecs.constructor(ApiTypes.UPDATE_STATE, "changes", type))
                .addMethods(setters(interfaces))
                .addMethod(onlyIf())
                .build();
    }

    private MethodSpec onlyIf() {
        TypeName condition = TypeNames.anySub(TypeNames.of(ApiTypes.CONDITION, TypeNames.anySuper(companion.type())));
        return MethodSpec.methodBuilder("onlyIf")
                .addJavadoc("Adds a condition. A record that does not satisfy it is {@code OptimisticLockException}.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(update)
                .addParameter(TypeNames.function(fromFields(), condition), "condition")
                .addStatement("return onlyIf($T::new, condition)", companion.nested("Fields"))
                .build();
    }

    private List<MethodSpec> setters(OptionalFieldsEmitter interfaces) {
        List<MethodSpec> setters = new ArrayList<>();
        for (Component component : companion.model().components()) {
            Optional<ResolvedRelation> link = companion.link(component);
            if (link.isPresent()) {
                relation(link.get(), interfaces).forEach(setter -> setters.add(setter.asMethod(update)));
            } else if (component instanceof ColumnComponent field && !companion.isOfKey(field) && !field.version()) {
                setters.addAll(field(field, interfaces.isInheritedByUpdate(field)));
            }
        }
        return setters;
    }

    /** The setters of a relation that no interface has. */
    private List<Setter> relation(ResolvedRelation link, OptionalFieldsEmitter interfaces) {
        List<Setter> setters = new ArrayList<>();
        if (!link.belongsTo()) {
            setters.addAll(NestedInsert.of(companion, link).setters(companion, link));
            setters.addAll(new LinkSetters(companion, link).ofUpdate());
        } else if (interfaces.isUpdatable(link)) {
            if (!link.optional()) {
                setters.add(Setter.ofRecord(companion, link));
            }
            setters.add(Setter.ofCreation(companion, link));
        }
        return setters;
    }

    /** @param inherited whether an interface declares the setters of a value */
    private List<MethodSpec> field(ColumnComponent field, boolean inherited) {
        List<MethodSpec> setters = new ArrayList<>();
        if (!inherited) {
            Setter.ofValue(companion, field).forEach(setter -> setters.add(setter.asMethod(update)));
            if (field.nullable()) {
                setters.add(
                        Setter.clear(companion, field.name(), List.of(field)).asMethod(update));
            }
        }
        for (AliasComponent view : companion.model().viewsOf(field)) {
            setters.add(computed(view.as(), companion.constant(view), companion.comment(view)));
        }
        if (field.type().operators() != OperatorSet.NOTHING) {
            setters.add(computed(field, companion.constant(field), companion.comment(field)));
        }
        return setters;
    }

    private MethodSpec computed(ColumnComponent field, String constant, String comment) {
        return new Setter(
                        field.name(),
                        List.of(ParameterSpec.builder(
                                        TypeNames.function(fromFields(), anyExpr(TypeNames.boxed(field))), "value")
                                .build()),
                        CodeBlock.of("compute($L, $T::new, value)", constant, companion.nested("Fields")),
                        Setter.Variadic.of(field.absence()),
                        comment)
                .asMethod(update);
    }

    private TypeName fromFields() {
        return TypeNames.anySuper(companion.fields(companion.type()));
    }

    private TypeName anyExpr(TypeName value) {
        return TypeNames.anySub(TypeNames.of(ApiTypes.EXPR, TypeNames.anySuper(companion.type()), value));
    }
}
