package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Emits {@code TitleStep}, the step of a create that sets a required component. It is generic in the next step. */
final class CreateStepEmitter {
    private static final TypeVariableName N = TypeVariableName.get("N");

    private final Companion companion;
    private final CreateStep step;

    CreateStepEmitter(Companion companion, CreateStep step) {
        this.companion = companion;
        this.step = step;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(step.typeName())
                .addJavadoc("Sets {@code $L}; {@code N} is the type of the next step.\n", step.name())
                .addModifiers(Modifier.PUBLIC)
                .addTypeVariable(N);
        setters().forEach(setter -> type.addMethod(setter.asDefault(N)));
        return type.build();
    }

    private List<Setter> setters() {
        if (step instanceof CreateStep.OfField ofField) {
            return Setter.ofField(companion, ofField.field());
        }
        return step instanceof CreateStep.OfChild ofChild
                ? child(ofChild.link())
                : relation(((CreateStep.OfRelation) step).link());
    }

    private List<Setter> relation(ResolvedRelation link) {
        boolean single = link.fields().size() == 1;
        Setter byKey = new Setter(
                single ? link.fields().get(0).name() : link.name(),
                link.fields().stream()
                        .map(field -> ParameterSpec.builder(TypeNames.plain(field), field.name())
                                .build())
                        .toList(),
                CodeBlock.of(
                        "$L.reference(this, $L)",
                        companion.constant(link.related()),
                        link.fields().stream()
                                .map(field -> CodeBlock.of("$L", field.name()))
                                .collect(CodeBlock.joining(", "))),
                Setter.Variadic.NONE,
                single ? companion.comment(link.fields().get(0)) : "");
        return List.of(byKey, Setter.ofRecord(companion, link), Setter.ofCreation(companion, link));
    }

    private List<Setter> child(ResolvedRelation link) {
        List<Setter> setters = new ArrayList<>(NestedInsert.of(companion, link).setters(companion, link));
        setters.addAll(new LinkSetters(companion, link).ofCreate());
        return setters;
    }

    /**
     * A call that begins a create.
     *
     * @param made the method that makes it: of the metadata, or of a query of one owner
     * @param row a call that gives the first row where there are no steps
     */
    static CodeBlock begin(Companion companion, String made, String row, List<CreateStep> steps, ClassName last) {
        return steps.isEmpty()
                ? CodeBlock.of("new $T($L)", last, row)
                : CodeBlock.of("$L($T::new, $L, $T::new)", made, companion.nested("Draft"), steps.size(), last);
    }

    static boolean isOfField(CreateStep step, ColumnComponent field) {
        return step instanceof CreateStep.OfField ofField && ofField.field().equals(field);
    }
}
