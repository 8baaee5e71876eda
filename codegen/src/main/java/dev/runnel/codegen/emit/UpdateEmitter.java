package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Operators;
import dev.runnel.codegen.model.Stored;
import dev.runnel.codegen.model.View;
import dev.runnel.codegen.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** {@code Update}: what becomes of rows. */
final class UpdateEmitter {
    private static final TypeVariableName R = TypeVariableName.get("R");

    private final Companion companion;
    private final TypeName update;

    UpdateEmitter(Companion companion) {
        this.companion = companion;
        this.update = Types.of(companion.nested("Update"), R);
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Update")
                .addJavadoc(
                        "What becomes of rows of $T. Fields of the key cannot be set.\n\n"
                                + "@param <R> what running it gives\n",
                        companion.type())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariable(R)
                .superclass(Types.of(Api.CHANGING, R, update))
                .addMethod(Methods.holding(Api.CHANGES, "changes"))
                .addMethod(Methods.with(Api.CHANGES, update));
        TypeName rows = Types.of(companion.nested("Update"), Types.list(companion.type()));
        type.addMethod(MethodSpec.methodBuilder("returning")
                .addJavadoc("Gives a list of the changed rows back, as they are then, in no order.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(rows)
                .addStatement("return new $T<>(returningRows())", companion.nested("Update"))
                .build());
        List<MethodSpec> setters = setters();
        type.addMethods(setters);
        if (!setters.isEmpty()) {
            type.addMethod(computed());
        }
        return type.build();
    }

    private List<MethodSpec> setters() {
        List<MethodSpec> setters = new ArrayList<>();
        for (Component component : companion.model().components()) {
            Optional<Link> link = companion.link(component);
            if (link.isPresent()) {
                setters.addAll(relation(link.get()));
            } else if (component instanceof Stored field && !companion.isOfKey(field) && !field.version()) {
                setters.addAll(field(field));
            }
        }
        return setters;
    }

    private List<MethodSpec> field(Stored field) {
        String constant = companion.constant(field);
        List<MethodSpec> setters = new ArrayList<>();
        setters.add(setter(field.name())
                .addParameter(Types.parameter(field))
                .addStatement("return set($L, $L)", constant, field.name())
                .build());
        for (View view : companion.model().viewsOf(field)) {
            setters.add(setter(view.name())
                    .addJavadoc("Sets $L with it.\n", field.name())
                    .addParameter(Types.parameter(view.as()))
                    .addStatement("return set($L, $L)", companion.constant(view), view.name())
                    .build());
            setters.add(computed(view.as(), companion.constant(view)));
        }
        if (field.type().operators() != Operators.NOTHING) {
            setters.add(computed(field, constant));
        }
        if (field.nullable()) {
            setters.add(clear(field.name(), List.of(field)));
        }
        return setters;
    }

    private MethodSpec computed(Stored field, String constant) {
        return setter(field.name())
                .addParameter(Types.function(fromFields(), anyExpr(Types.boxed(field))), "value")
                .addStatement("return computed($L, value)", constant)
                .build();
    }

    private List<MethodSpec> relation(Link link) {
        if (!link.belongsTo() || link.fields().stream().anyMatch(companion::isOfKey)) {
            return List.of();
        }
        List<CodeBlock> sets = new ArrayList<>();
        for (int i = 0; i < link.fields().size(); i++) {
            sets.add(set(link, i));
        }
        List<MethodSpec> setters = new ArrayList<>();
        setters.add(setter(link.name())
                .addParameter(link.target().type(), link.name())
                .addStatement("return $L", CodeBlock.join(sets, "."))
                .build());
        if (link.optional()) {
            setters.add(clear(link.name(), cleared(link)));
        }
        return setters;
    }

    private CodeBlock set(Link link, int part) {
        Stored field = link.fields().get(part);
        CodeBlock value = StageEmitter.partOf(
                companion, link.name(), link, link.references().get(part));
        return companion.isOfOthers(field, link)
                ? CodeBlock.of(
                        "setShared($L, $L, $L)", companion.constant(link.related()), companion.constant(field), value)
                : CodeBlock.of("set($L, $L)", companion.constant(field), value);
    }

    /** What may be absent of its foreign key, and is of no other if there is such. */
    private List<Stored> cleared(Link link) {
        List<Stored> nullable = link.fields().stream().filter(Stored::nullable).toList();
        List<Stored> own = nullable.stream()
                .filter(field -> !companion.isOfOthers(field, link))
                .toList();
        return own.isEmpty() ? nullable : own;
    }

    private MethodSpec clear(String name, List<Stored> fields) {
        return setter("clear" + Words.capitalised(name))
                .addStatement(
                        "return $L",
                        fields.stream()
                                .map(field -> CodeBlock.of("set($L, null)", companion.constant(field)))
                                .collect(CodeBlock.joining(".")))
                .build();
    }

    private MethodSpec computed() {
        ClassName fields = companion.nested("Fields");
        return MethodSpec.methodBuilder("computed")
                .addModifiers(Modifier.PRIVATE)
                .returns(update)
                .addParameter(Api.FIELD, "field")
                .addParameter(Types.function(fromFields(), anyExpr(WildcardTypeName.subtypeOf(Object.class))), "value")
                .addStatement("$1T scope = new $1T()", Api.SCOPE)
                .addStatement("return compute(field, scope, value.apply(new $T<>(scope, $T.of())))", fields, List.class)
                .build();
    }

    private TypeName fromFields() {
        return Types.anySuper(companion.fields(companion.type()));
    }

    private TypeName anyExpr(TypeName value) {
        return Types.anySub(Types.of(Api.EXPR, companion.type(), value));
    }

    private MethodSpec.Builder setter(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(update);
    }
}
