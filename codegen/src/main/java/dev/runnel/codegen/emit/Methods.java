package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;

/** Methods that several generated types have. */
final class Methods {
    private Methods() {}

    static MethodSpec.Builder overriding(Modifier access, String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(access)
                .returns(returns);
    }

    /** The constructor of an immutable type that holds its state in its superclass. */
    static MethodSpec holding(TypeName state, String name) {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(state, name)
                .addStatement("super($L)", name)
                .build();
    }

    /** {@code with}: the same type with other state. */
    static MethodSpec with(TypeName state, TypeName type) {
        CodeBlock constructed = type instanceof ParameterizedTypeName generic
                ? CodeBlock.of("$T<>", generic.rawType())
                : CodeBlock.of("$T", type);
        return overriding(Modifier.PROTECTED, "with", type)
                .addParameter(state, "other")
                .addStatement("return new $L(other)", constructed)
                .build();
    }
}
