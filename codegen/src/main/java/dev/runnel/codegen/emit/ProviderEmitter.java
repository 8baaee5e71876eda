package dev.runnel.codegen.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.runnel.codegen.model.Metadata;
import javax.lang.model.element.Modifier;

/** {@code Provider}: hands the model to a Db. */
final class ProviderEmitter {
    private final Companion companion;

    ProviderEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        return TypeSpec.classBuilder("Provider")
                .addJavadoc("Hands this model to a Db; found through {@code META-INF/services}.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(Api.MODEL_PROVIDER)
                .addField(FieldSpec.builder(
                                String.class, Metadata.CONSTANT, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc(
                                "For compilations that find this model in a jar: a version, and what may be null.\n")
                        .initializer("$S", Metadata.of(companion.model()))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(Methods.overriding(Modifier.PUBLIC, "version", TypeName.INT)
                        .addStatement("return $L", Metadata.VERSION)
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
