package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.RelationComponent;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.List;

/**
 * A row that is nested in another create, as the setters of the outer create accept it.
 *
 * @param type the type of the complete row
 * @param lambda the type of the lambda from its first step to the complete row
 * @param start the call that returns its first step
 */
record NestedInsert(ClassName type, TypeName lambda, CodeBlock start) {

    /** @param link a has-one or has-many relation */
    static NestedInsert of(Companion companion, ResolvedRelation link) {
        Companion target = companion.of(link.target());
        RelationComponent inverse = link.inverse().orElseThrow();
        ClassName type = target.nestedUnder(inverse);
        TypeName first = target.staged(target.stepsUnder(inverse), type);
        return new NestedInsert(
                type,
                TypeNames.function(first, type),
                CodeBlock.of("$T.$L()", target.name(), StaticMethodsEmitter.nestingMethod(inverse)));
    }

    /** Takes one row, or rows of a has-many relation; and a lambda that makes one. */
    List<Setter> setters(Companion companion, ResolvedRelation link) {
        String constant = companion.constant(link.related());
        Setter lambda = new Setter(
                link.name(),
                List.of(ParameterSpec.builder(lambda(), "child").build()),
                CodeBlock.of("$L.create(this, child.apply($L))", constant, start),
                Setter.Variadic.NONE,
                "Creates " + (link.toOne() ? "the" : "one of the") + " {@code " + link.name()
                        + "} together with the row.\n");
        Setter made = link.toOne()
                ? new Setter(
                        link.name(),
                        List.of(ParameterSpec.builder(type, "child").build()),
                        CodeBlock.of("$L.create(this, child)", constant),
                        Setter.Variadic.NONE,
                        lambda.comment())
                : new Setter(
                        link.name(),
                        List.of(ParameterSpec.builder(TypeNames.list(type), "children")
                                .build()),
                        CodeBlock.of("$L.createAll(this, children)", constant),
                        Setter.Variadic.NONE,
                        "Creates {@code " + link.name() + "} together with the row, after those of earlier calls.\n");
        return List.of(made, lambda);
    }
}
