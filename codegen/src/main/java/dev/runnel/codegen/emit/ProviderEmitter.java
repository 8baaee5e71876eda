package dev.runnel.codegen.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.CompanionMetadata;
import javax.lang.model.element.Modifier;

/** Emits {@code Provider}, which registers the model. */
final class ProviderEmitter {
    private final Companion companion;

    ProviderEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        return TypeSpec.classBuilder("Provider")
                .addJavadoc("Registers this model through {@code META-INF/services}.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ApiTypes.ABSTRACT_MODEL_PROVIDER)
                .addField(FieldSpec.builder(
                                String.class,
                                CompanionMetadata.CONSTANT,
                                Modifier.PUBLIC,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .addJavadoc(
                                "The version and the nullable components, for a compilation that reads this model from a jar.\n")
                        .initializer("$S", CompanionMetadata.of(companion.model()))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addStatement("super($L, () -> METADATA)", CompanionMetadata.VERSION)
                        .build())
                .build();
    }
}
