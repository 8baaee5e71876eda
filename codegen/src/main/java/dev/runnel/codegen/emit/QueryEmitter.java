package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** {@code Query}: rows of the model. */
final class QueryEmitter {
    private final Companion companion;

    QueryEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        ClassName type = companion.type();
        ClassName query = companion.query();
        ClassName update = companion.nested("Update");
        return TypeSpec.classBuilder(query)
                .addJavadoc("Rows of $T.\n", type)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(Types.of(Api.QUERY, type, companion.fields(type), query))
                .addMethod(Methods.holding(Api.CLAUSES, "clauses"))
                .addMethod(Methods.with(Api.CLAUSES, query))
                .addMethod(Methods.overriding(Modifier.PROTECTED, "fields", companion.fields(type))
                        .addParameter(Api.SCOPE, "scope")
                        .addStatement("return new $T<>(scope, $T.of())", companion.nested("Fields"), List.class)
                        .build())
                .addMethod(MethodSpec.methodBuilder("update")
                        .addJavadoc("Changes every row of this query, which has a condition at most.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(Types.of(update, Api.MUTATION_RESULT))
                        .addStatement("requireWhole($S)", "update")
                        .addStatement("return new $T<>($T.ofAll(ENTITY, clauses().filter()))", update, Api.CHANGING)
                        .build())
                .build();
    }
}
