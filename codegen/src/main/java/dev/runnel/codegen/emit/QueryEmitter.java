package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.ResolvedRelation;
import javax.lang.model.element.Modifier;

/** Emits {@code Query}, a query over the rows of the model. */
final class QueryEmitter {
    private final Companion companion;

    QueryEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        ClassName type = companion.type();
        ClassName query = companion.query();
        ClassName update = companion.nested("Update");
        TypeSpec.Builder rows = TypeSpec.classBuilder(query)
                .addJavadoc("A query over the rows of $T.\n", type)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .superclass(TypeNames.of(ApiTypes.MODEL_QUERY, type, companion.fields(type), query))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(ApiTypes.QUERY_SOURCE, "source")
                        .addStatement("super(source, Query::new, Fields::new)")
                        .build())
                .addMethod(MethodSpec.methodBuilder("update")
                        .addJavadoc("Updates every row of this query. The query must have no clause but filters.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(TypeNames.of(update, ApiTypes.MUTATION_RESULT))
                        .addStatement("return new Update<>(updateAll())")
                        .build());
        rows.addMethod(new StaticMethodsEmitter(companion).ofQuery());
        if (companion.nestings().isEmpty()) {
            rows.addModifiers(Modifier.FINAL);
        }
        companion.links().stream().map(this::navigate).forEach(rows::addMethod);
        return rows.build();
    }

    private MethodSpec navigate(ResolvedRelation link) {
        Companion target = companion.of(link.target());
        MethodSpec.Builder method = MethodSpec.methodBuilder(link.name())
                .addJavadoc("Returns a query over the {@code $L} of these rows, each row once.\n", link.name())
                .addModifiers(Modifier.PUBLIC);
        if (!link.belongsTo()) {
            return method.returns(ScopedQueryEmitter.scoped(target, link))
                    .addStatement(
                            "return $T.$L(this)",
                            target.name(),
                            StaticMethodsEmitter.nestingMethod(link.inverse().orElseThrow()))
                    .build();
        }
        return method.returns(target.query())
                .addStatement("return navigate($L, $T.all())", companion.constant(link.related()), target.name())
                .build();
    }
}
