package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.NameInflection;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Emits {@code CountryStep} and the other steps of a selection, which take the values of a projection in the order of its components. */
final class ProjectionStepEmitter {
    private final Companion companion;
    private final List<ColumnComponent> columns;
    private final ParameterizedTypeName values;

    ProjectionStepEmitter(Companion companion) {
        this.companion = companion;
        this.columns = companion.stored();
        this.values = TypeNames.of(ApiTypes.PROJECTION_VALUES, companion.type());
    }

    List<TypeSpec> emit() {
        return IntStream.range(0, columns.size()).mapToObj(this::step).toList();
    }

    /** The type of the first step. */
    TypeName first() {
        return type(0);
    }

    /** The type of the step of a component, and after the last one that of the complete row. */
    private TypeName type(int index) {
        return index == columns.size()
                ? TypeNames.of(ApiTypes.PROJECTED_ROW, companion.type())
                : companion.nested(NameInflection.capitalised(columns.get(index).name()) + "Step");
    }

    private TypeSpec step(int index) {
        ColumnComponent field = columns.get(index);
        CodeBlock next = CodeBlock.of("this.values.with($L)", field.name());
        boolean last = index == columns.size() - 1;
        return TypeSpec.classBuilder(NameInflection.capitalised(field.name()) + "Step")
                .addJavadoc("Selects {@code $L}.\n", field.name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addField(values, "values", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(values, "values")
                        .addStatement("this.values = values")
                        .build())
                .addMethod(MethodSpec.methodBuilder(field.name())
                        .addModifiers(Modifier.PUBLIC)
                        .returns(type(index + 1))
                        .addParameter(
                                TypeNames.of(
                                        ApiTypes.SELECTABLE,
                                        WildcardTypeName.subtypeOf(Object.class),
                                        TypeNames.selected(field)),
                                field.name())
                        .addStatement("return $L", last ? next : CodeBlock.of("new $T($L)", type(index + 1), next))
                        .build())
                .build();
    }
}
