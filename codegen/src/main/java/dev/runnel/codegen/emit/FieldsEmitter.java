package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.AliasComponent;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Emits {@code Fields}, the argument of lambdas. */
final class FieldsEmitter {
    private final Companion companion;

    FieldsEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        TypeSpec.Builder fields = TypeSpec.classBuilder("Fields")
                .addJavadoc("The fields of $L, as paths that start at {@code M}.\n", companion.singular())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addTypeVariable(TypeNames.M)
                .superclass(TypeNames.of(ApiTypes.FIELDS_BASE, TypeNames.M))
                .addMethod(constructor("origin, METADATA"));
        for (Component component : companion.model().components()) {
            Optional<ResolvedRelation> link = companion.link(component);
            if (link.isPresent()) {
                fields.addMethod(relation(link.get()));
            } else if (component instanceof ColumnComponent field) {
                fields.addMethod(field.deferred() ? deferred(field) : column(field, companion.constant(field)));
            } else if (component instanceof AliasComponent view
                    && companion.model().views().contains(view)) {
                fields.addMethod(column(view.as(), companion.constant(view)));
            }
        }
        if (companion.hasKeyRecord()) {
            fields.addMethod(new KeyEmitter(companion).path());
        }
        return fields.build();
    }

    /** The constructor of fields, and of paths to them. */
    static MethodSpec constructor(String arguments) {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addParameter(ApiTypes.PATH_ORIGIN, "origin")
                .addStatement("super($L)", arguments)
                .build();
    }

    private static MethodSpec column(ColumnComponent field, String constant) {
        return accessor(field, PathKind.typeOf(field), PathKind.pathOf(field, constant));
    }

    private MethodSpec deferred(ColumnComponent field) {
        return accessor(
                field,
                TypeNames.of(ApiTypes.DEFERRED_PATH, TypeNames.M, PathKind.typeOf(field)),
                CodeBlock.of(
                        "deferred($L, $L)",
                        companion.constant(field),
                        PathKind.pathOf(field, companion.constant(field))));
    }

    private MethodSpec relation(ResolvedRelation link) {
        Companion target = companion.of(link.target());
        String constant = companion.constant(link.related());
        if (!link.toOne()) {
            ClassName type = target.type();
            return accessor(
                    link.related(),
                    TypeNames.of(ApiTypes.TO_MANY_PATH, TypeNames.M, type, target.fields(type), target.query()),
                    CodeBlock.of("many($L, $T::new, $T.all())", constant, target.nested("Fields"), target.name()));
        }
        ClassName step = target.nested(link.optional() ? "OptionalPath" : "Path");
        return accessor(
                link.related(), TypeNames.of(step, TypeNames.M), CodeBlock.of("toOne($L, $T::new)", constant, step));
    }

    private static MethodSpec accessor(Component component, TypeName type, CodeBlock value) {
        return MethodSpec.methodBuilder(component.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $L", value)
                .build();
    }
}
