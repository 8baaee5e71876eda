package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/** {@code One} and {@code OptionalOne}: what a to-one relation to the model leads to. */
final class OneEmitter {
    private static final ParameterizedTypeName CONDITION = Types.of(Api.CONDITION, Types.M);

    private final Companion companion;

    OneEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        ClassName type = companion.type();
        return TypeSpec.classBuilder("One")
                .addJavadoc(
                        "A to-one step to $L: its fields, an include, a comparison.\n\n"
                                + "@param <M> the model that the paths start at\n",
                        companion.singular())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addTypeVariable(Types.M)
                .superclass(companion.fields(Types.M))
                .addSuperinterface(Types.of(Api.ONE_PATH, Types.M, type, companion.query()))
                .addMethod(FieldsEmitter.constructor())
                .addMethod(Methods.overriding(Modifier.PUBLIC, "eq", CONDITION)
                        .addParameter(type, "row")
                        .addStatement("return relatedTo(ENTITY, $L)", keyOf("present(row)"))
                        .build())
                .addMethod(Methods.overriding(Modifier.PUBLIC, "ne", CONDITION)
                        .addParameter(type, "row")
                        .addStatement("return eq(row).not()")
                        .build())
                .addMethod(Methods.overriding(Modifier.PUBLIC, "in", CONDITION)
                        .addParameter(
                                Types.of(ClassName.get(Collection.class), WildcardTypeName.subtypeOf(type)), "rows")
                        .addStatement(
                                "return relatedToOneOf(ENTITY, rows, row -> $T.asList($L))", Arrays.class, keyOf("row"))
                        .build())
                .addMethod(Methods.overriding(Modifier.PUBLIC, "with", Types.of(Api.INCLUDE, Types.M))
                        .addParameter(Types.of(ClassName.get(UnaryOperator.class), companion.query()), "shape")
                        .addStatement("return including(shape.apply(ALL))")
                        .build())
                .addMethod(Methods.overriding(Modifier.PUBLIC, "include", Api.STATEMENT_INCLUDE)
                        .addStatement("return including(ALL).include()")
                        .build())
                .build();
    }

    TypeSpec emitOptional() {
        return TypeSpec.classBuilder("OptionalOne")
                .addJavadoc(
                        "An optional to-one step to $L.\n\n@param <M> the model that the paths start at\n",
                        companion.singular())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariable(Types.M)
                .superclass(Types.of(companion.nested("One"), Types.M))
                .addSuperinterface(Types.of(Api.OPTIONAL_ONE_PATH, Types.M))
                .addMethod(FieldsEmitter.constructor())
                .addMethod(Methods.overriding(Modifier.PUBLIC, "isNull", CONDITION)
                        .addStatement("return relatesNothing()")
                        .build())
                .addMethod(Methods.overriding(Modifier.PUBLIC, "isNotNull", CONDITION)
                        .addStatement("return relatesSomething()")
                        .build())
                .build();
    }

    private CodeBlock keyOf(String row) {
        return companion.key().stream()
                .map(field -> CodeBlock.of("$L.$L()", row, field.name()))
                .collect(CodeBlock.joining(", "));
    }
}
