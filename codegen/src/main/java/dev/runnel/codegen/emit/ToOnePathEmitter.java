package dev.runnel.codegen.emit;

import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Emits {@code Path} and {@code OptionalPath}, the paths of to-one relations to the model. */
final class ToOnePathEmitter {
    private final Companion companion;

    ToOnePathEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        return TypeSpec.classBuilder("Path")
                .addJavadoc(
                        "A to-one path to $L with its fields. It can be included and compared.\n", companion.singular())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addTypeVariable(TypeNames.M)
                .superclass(companion.fields(TypeNames.M))
                .addSuperinterface(TypeNames.of(ApiTypes.MODEL_PATH, TypeNames.M, companion.type(), companion.query()))
                .addMethod(FieldsEmitter.constructor("origin"))
                .build();
    }

    TypeSpec emitOptional() {
        return TypeSpec.classBuilder("OptionalPath")
                .addJavadoc("An optional to-one path to $L.\n", companion.singular())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariable(TypeNames.M)
                .superclass(TypeNames.of(companion.nested("Path"), TypeNames.M))
                .addSuperinterface(TypeNames.of(ApiTypes.OPTIONAL_MODEL_PATH, TypeNames.M))
                .addMethod(FieldsEmitter.constructor("origin"))
                .build();
    }
}
