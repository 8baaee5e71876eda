package dev.runnel.codegen.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.AliasComponent;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.Nullability;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * A setter of a create or an update.
 *
 * @param value the returned expression
 * @param variadic the last parameter, if it takes any number of arguments
 * @param comment its Javadoc; empty for none
 */
record Setter(String name, List<ParameterSpec> parameters, CodeBlock value, Variadic variadic, String comment) {

    /** The parameter of a setter that takes any number of arguments. */
    enum Variadic {
        /** There is none. */
        NONE,
        /** A further parameter, for which there are no arguments: an argument of null then selects the overload that takes a value. */
        NO_ARGUMENTS,
        /** The last one of the parameters. */
        LAST;

        /** A further parameter for the overload of a component that is null if it is absent. */
        static Variadic of(Nullability absence) {
            return absence == Nullability.NULLABLE ? NO_ARGUMENTS : NONE;
        }
    }

    /** A value of a field, and of the aliases of its column, and an expression in place of it. */
    static List<Setter> ofField(Companion companion, ColumnComponent field) {
        List<Setter> setters = new ArrayList<>(ofValue(companion, field));
        if (companion.isComputable(field)) {
            setters.add(new Setter(
                    field.name(),
                    List.of(ParameterSpec.builder(TypeNames.ofNoRow(field), field.name())
                            .build()),
                    CodeBlock.of("$L.compute(this, $L)", companion.constant(field), field.name()),
                    Variadic.of(field.absence()),
                    "Sets {@code " + field.name() + "} to a database expression that reads no row.\n"));
        }
        return setters;
    }

    /** A value of a field, and of the aliases of its column. */
    static List<Setter> ofValue(Companion companion, ColumnComponent field) {
        List<Setter> setters = new ArrayList<>(ofValue(field, companion.constant(field), companion.comment(field)));
        for (AliasComponent view : companion.model().viewsOf(field)) {
            String comment = companion.comment(view);
            setters.addAll(ofValue(
                    view.as(),
                    companion.constant(view),
                    comment.isEmpty() ? "Sets the column of {@code " + field.name() + "}.\n" : comment));
        }
        return setters;
    }

    /** A component that is an {@code Optional} takes one too, and its value is never null. */
    private static List<Setter> ofValue(ColumnComponent field, String constant, String comment) {
        if (field.absence() != Nullability.OPTIONAL) {
            return List.of(new Setter(
                    field.name(),
                    List.of(TypeNames.nullableParameter(field)),
                    CodeBlock.of("$L.set(this, $L)", constant, field.name()),
                    Variadic.NONE,
                    comment));
        }
        return List.of(
                new Setter(
                        field.name(),
                        List.of(TypeNames.parameter(field)),
                        CodeBlock.of("$L.setPresent(this, $L)", constant, field.name()),
                        Variadic.NONE,
                        comment),
                new Setter(
                        field.name(),
                        List.of(ParameterSpec.builder(
                                        TypeNames.of(
                                                ClassName.get(Optional.class),
                                                TypeNames.anySub(TypeNames.boxed(field))),
                                        field.name())
                                .build()),
                        CodeBlock.of("$L.setOptional(this, $L)", constant, field.name()),
                        Variadic.NONE,
                        comment));
    }

    /** Sets fields to null. */
    static Setter clear(Companion companion, String name, List<ColumnComponent> fields) {
        CodeBlock value = CodeBlock.of("this");
        for (ColumnComponent field : fields) {
            value = CodeBlock.of("$L.set($L, null)", companion.constant(field), value);
        }
        return new Setter("clear" + NameInflection.capitalised(name), List.of(), value, Variadic.NONE, "");
    }

    /** The related record, of which the foreign key is set. */
    static Setter ofRecord(Companion companion, ResolvedRelation link) {
        String constant = companion.constant(link.related());
        return of(
                companion,
                link,
                link.target().type(),
                CodeBlock.of(
                        "$L.reference(this, $L)",
                        constant,
                        link.references().stream()
                                .map(field -> partOf(companion, link, field))
                                .collect(CodeBlock.joining(", "))));
    }

    /** A row that the row belongs to, and that is created with it. */
    static Setter ofCreation(Companion companion, ResolvedRelation link) {
        return new Setter(
                link.name(),
                List.of(ParameterSpec.builder(companion.of(link.target()).creation(), link.name())
                        .build()),
                CodeBlock.of("$L.create(this, $L)", companion.constant(link.related()), link.name()),
                Variadic.NONE,
                "Creates the {@code " + link.name() + "} together with the row.\n");
    }

    /** A part of the key of a related record, which must not be null. */
    static CodeBlock partOf(Companion companion, ResolvedRelation link, ColumnComponent reference) {
        return CodeBlock.of("$L.present($L).$L()", companion.constant(link.related()), link.name(), reference.name());
    }

    private static Setter of(Companion companion, ResolvedRelation link, ClassName type, CodeBlock value) {
        return new Setter(
                link.name(),
                List.of(ParameterSpec.builder(type, link.name()).build()),
                value,
                Variadic.NONE,
                companion.comment(link.related()));
    }

    /** As a method of an interface. */
    MethodSpec asDefault(TypeName returns) {
        return method(returns).addModifiers(Modifier.DEFAULT).build();
    }

    /** As a method of a class. */
    MethodSpec asMethod(TypeName returns) {
        return method(returns).build();
    }

    private MethodSpec.Builder method(TypeName returns) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns)
                .addParameters(parameters)
                .addStatement("return $L", value);
        if (!comment.isEmpty()) {
            method.addJavadoc("$L", comment);
        }
        if (variadic == Variadic.LAST) {
            method.varargs();
        } else if (variadic == Variadic.NO_ARGUMENTS) {
            String none = parameters.get(0).name().equals("none") ? "none_" : "none";
            method.addParameter(ArrayTypeName.of(Void.class), none).varargs();
        }
        return method;
    }
}
