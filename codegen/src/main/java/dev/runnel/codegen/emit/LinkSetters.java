package dev.runnel.codegen.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The setters that link existing rows of a has-one or has-many relation to a row, and unlink them.
 *
 * @param link a has-one or has-many relation
 */
record LinkSetters(Companion companion, ResolvedRelation link) {

    /** Of a create: {@code addTodos(inbox)}, {@code flag(red)}. */
    List<Setter> ofCreate() {
        if (!isMovable()) {
            return List.of();
        }
        return link.toOne() ? List.of(one()) : several("add", "link", "Links existing {@code $} to the row.\n");
    }

    /** Of an update: also {@code removeTodos(done)}, {@code clearFlag()}. */
    List<Setter> ofUpdate() {
        List<Setter> setters = new ArrayList<>(ofCreate());
        if (!link.toOne()) {
            setters.addAll(several(
                    "remove", "unlink", "Unlinks {@code $}. A row that is not linked is {@code NotFoundException}.\n"));
        } else if (link.optional()) {
            setters.add(clear());
        }
        return setters;
    }

    /** Whether the foreign key can be set: not all of it belongs to the key of its row. */
    private boolean isMovable() {
        return !link.references().stream().allMatch(target()::isOfKey);
    }

    private Companion target() {
        return companion.of(link.target());
    }

    private Setter one() {
        return new Setter(
                link.name(),
                List.of(parameter(link.target().type())),
                CodeBlock.of(
                        "$1L.link(this, $2T.all(), $3T.of($1L.present($4L)))",
                        constant(),
                        target().name(),
                        List.class,
                        link.name()),
                Setter.Variadic.NONE,
                "Links an existing {@code " + link.name() + "} to the row.\n");
    }

    private Setter clear() {
        return new Setter(
                "clear" + NameInflection.capitalised(link.name()),
                List.of(),
                CodeBlock.of("$L.clear(this, $T.all())", constant(), target().name()),
                Setter.Variadic.NONE,
                "Unlinks the {@code " + link.name() + "}.\n");
    }

    /** @param operation the method of the metadata */
    private List<Setter> several(String verb, String operation, String comment) {
        return List.of(
                several(
                        verb,
                        operation,
                        ArrayTypeName.of(link.target().type()),
                        CodeBlock.of("$T.asList($L)", Arrays.class, link.name()),
                        Setter.Variadic.LAST,
                        comment),
                several(
                        verb,
                        operation,
                        TypeNames.list(link.target().type()),
                        CodeBlock.of("$L", link.name()),
                        Setter.Variadic.NONE,
                        comment));
    }

    private Setter several(
            String verb, String operation, TypeName type, CodeBlock rows, Setter.Variadic variadic, String comment) {
        return new Setter(
                verb + NameInflection.capitalised(link.name()),
                List.of(parameter(type)),
                CodeBlock.of("$L.$L(this, $T.all(), $L)", constant(), operation, target().name(), rows),
                variadic,
                comment.replace("$", link.name()));
    }

    private ParameterSpec parameter(TypeName type) {
        return ParameterSpec.builder(type, link.name()).build();
    }

    private String constant() {
        return companion.constant(link.related());
    }
}
