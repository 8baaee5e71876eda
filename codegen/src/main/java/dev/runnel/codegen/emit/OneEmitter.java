package dev.runnel.codegen.emit;

import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** {@code Path} and {@code OptionalPath}: the end of a to-one relation to the model. */
final class OneEmitter {
    private final Companion companion;

    OneEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        return TypeSpec.classBuilder("Path")
                .addJavadoc("A to-one path to $L: its fields, an include, a comparison.\n", companion.singular())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addTypeVariable(Types.M)
                .superclass(companion.fields(Types.M))
                .addSuperinterface(Types.of(Api.MODEL_PATH, Types.M, companion.type(), companion.query()))
                .addMethod(FieldsEmitter.constructor("origin"))
                .build();
    }

    TypeSpec emitOptional() {
        return TypeSpec.classBuilder("OptionalPath")
                .addJavadoc("An optional to-one path to $L.\n", companion.singular())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariable(Types.M)
                .superclass(Types.of(companion.nested("Path"), Types.M))
                .addSuperinterface(Types.of(Api.OPTIONAL_MODEL_PATH, Types.M))
                .addMethod(FieldsEmitter.constructor("origin"))
                .build();
    }
}
