package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.NameInflection;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Emits the record {@code Key} of a composite key, and the methods that accept and return keys. */
final class KeyEmitter {
    private final Companion companion;
    private final List<ColumnComponent> parts;

    KeyEmitter(Companion companion) {
        this.companion = companion;
        this.parts = companion.key();
    }

    /** {@code record Key}, unless the key is one component. */
    List<TypeSpec> emit() {
        if (!companion.hasKeyRecord()) {
            return List.of();
        }
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        parts.forEach(part -> components.addParameter(TypeNames.parameter(part)));
        return List.of(TypeSpec.recordBuilder(companion.keyRecord())
                .addJavadoc("The key of $L.\n", companion.singular())
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(components.build())
                .build());
    }

    /** {@code byKey(Key)}, {@code byKeys} and {@code keyOf}; {@code byIds} of a key that is one component. */
    List<MethodSpec> entries() {
        if (!companion.hasKeyRecord()) {
            ColumnComponent only = parts.get(0);
            return List.of(
                    many(plural(only), TypeNames.boxed(only), NameInflection.decapitalised(capitalisedPlural(only))));
        }
        ClassName key = companion.keyRecord();
        return List.of(
                MethodSpecs.entry("byKey", companion.query())
                        .addParameter(key, "key")
                        .addStatement("return ALL.filter(f -> f.$L().eq(key))", companion.keyPath())
                        .build(),
                many("byKeys", key, "keys"),
                MethodSpecs.entry("keyOf", key)
                        .addParameter(companion.type(), companion.parameter())
                        .addStatement("return new $T($L)", key, components(companion.parameter()))
                        .build());
    }

    private MethodSpec many(String name, TypeName key, String parameter) {
        return MethodSpecs.entry(name, companion.query())
                .addParameter(ParameterSpec.builder(
                                TypeNames.of(ClassName.get(Collection.class), TypeNames.anySub(key)), parameter)
                        .build())
                .addStatement(
                        "return ALL.filter(f -> f.$L().in($L))",
                        companion.hasKeyRecord()
                                ? companion.keyPath()
                                : parts.get(0).name(),
                        parameter)
                .build();
    }

    private static String plural(ColumnComponent part) {
        return "by" + capitalisedPlural(part);
    }

    private static String capitalisedPlural(ColumnComponent part) {
        String name = NameInflection.capitalised(part.name());
        return NameInflection.plural(name).orElse(name + "Values");
    }

    /** {@code key()} of the fields. */
    MethodSpec path() {
        return MethodSpec.methodBuilder(companion.keyPath())
                .addJavadoc("Returns the key as one value.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeNames.of(ApiTypes.ROW_VALUE, TypeNames.M, companion.keyRecord()))
                .addStatement(
                        "return key($S, key -> $T.asList($L))", companion.keyPath(), Arrays.class, components("key"))
                .build();
    }

    private CodeBlock components(String of) {
        return parts.stream()
                .map(part -> CodeBlock.of("$L.$L()", of, part.name()))
                .collect(CodeBlock.joining(", "));
    }
}
