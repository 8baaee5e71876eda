package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.Link;
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
        TypeSpec.Builder rows = TypeSpec.classBuilder(query)
                .addJavadoc("Rows of $T.\n", type)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
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
                        .build());
        rows.addMethod(new EntryEmitter(companion).ofQuery());
        if (companion.nestings().isEmpty()) {
            rows.addModifiers(Modifier.FINAL);
        }
        companion.links().stream().map(this::follow).forEach(rows::addMethod);
        return rows.build();
    }

    /** The rows that a relation leads to. */
    private MethodSpec follow(Link link) {
        Companion target = companion.of(link.target());
        return MethodSpec.methodBuilder(link.name())
                .addJavadoc("What {@code $L} of these rows leads to, each row once.\n", link.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(target.query())
                .addStatement("return follow($L, $T.all())", companion.constant(link.related()), target.name())
                .build();
    }
}
