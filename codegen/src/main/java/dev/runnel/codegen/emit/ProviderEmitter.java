package dev.runnel.codegen.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import javax.lang.model.element.Modifier;

/** {@code Provider}: hands the model to a Db. */
final class ProviderEmitter {
    /** What the generated code expects of {@code dev.runnel.companion}. Raised when either changes. */
    static final int VERSION = 1;

    private final Companion companion;

    ProviderEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        return TypeSpec.classBuilder("Provider")
                .addJavadoc("Hands this model to a Db; found through {@code META-INF/services}.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(Api.MODEL_PROVIDER)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(Methods.overriding(Modifier.PUBLIC, "version", TypeName.INT)
                        .addStatement("return $L", VERSION)
                        .build())
                .addMethod(Methods.overriding(Modifier.PUBLIC, "entity", Api.ENTITY)
                        .addStatement("return ENTITY")
                        .build())
                .addMethod(Methods.overriding(
                                Modifier.PUBLIC,
                                "decoder",
                                Types.of(Api.DECODER, WildcardTypeName.subtypeOf(Object.class)))
                        .addStatement("return $T::decode", companion.name())
                        .build())
                .build();
    }
}
