package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.Modifier;

/** Creates methods that several generated types have. */
final class MethodSpecs {
    private MethodSpecs() {}

    static MethodSpec.Builder entry(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returns);
    }

    /** The constructor of an immutable type, whose superclass stores its state and makes others of the type. */
    static MethodSpec constructor(TypeName state, String name, ClassName type) {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(state, name)
                .addStatement("super($L, $T::new)", name, type)
                .build();
    }
}
