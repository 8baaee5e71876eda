package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Operators;
import dev.runnel.codegen.model.Stored;
import dev.runnel.codegen.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** {@code Update}: an update of rows. */
final class UpdateEmitter {
    private static final TypeVariableName R = TypeVariableName.get("R");

    private final Companion companion;
    private final TypeName update;

    UpdateEmitter(Companion companion) {
        this.companion = companion;
        this.update = Types.of(companion.nested("Update"), R);
    }

    TypeSpec emit() {
        OptionalFieldsEmitter interfaces = new OptionalFieldsEmitter(companion);
        ClassName type = companion.nested("Update");
        return TypeSpec.classBuilder(type)
                .addJavadoc("An update of rows of $T. Fields of the key cannot be set.\n", companion.type())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariable(R)
                .superclass(Types.of(Api.CHANGING, R, update, Types.of(type, Types.list(companion.type()))))
                .addSuperinterfaces(interfaces.ofUpdate(update))
                .addMethod(Methods.constructor(Api.CHANGES, "changes", type))
                .addMethods(setters(interfaces))
                .build();
    }

    private List<MethodSpec> setters(OptionalFieldsEmitter interfaces) {
        List<MethodSpec> setters = new ArrayList<>();
        for (Component component : companion.model().components()) {
            Optional<Link> link = companion.link(component);
            if (link.isPresent()) {
                link.filter(of -> interfaces.isUpdatable(of) && !of.optional())
                        .ifPresent(
                                of -> setters.add(Setter.ofRecord(companion, of).asMethod(update)));
            } else if (component instanceof Stored field && !companion.isOfKey(field) && !field.version()) {
                setters.addAll(field(field, interfaces.isOfUpdate(field)));
            }
        }
        return setters;
    }

    /** @param inherited whether an interface has the setters of a value */
    private List<MethodSpec> field(Stored field, boolean inherited) {
        List<MethodSpec> setters = new ArrayList<>();
        if (!inherited) {
            Setter.ofValue(companion, field).forEach(setter -> setters.add(setter.asMethod(update)));
            if (field.nullable()) {
                setters.add(
                        Setter.clear(companion, field.name(), List.of(field)).asMethod(update));
            }
        }
        for (View view : companion.model().viewsOf(field)) {
            setters.add(computed(view.as(), companion.constant(view), companion.comment(view)));
        }
        if (field.type().operators() != Operators.NOTHING) {
            setters.add(computed(field, companion.constant(field), companion.comment(field)));
        }
        return setters;
    }

    private MethodSpec computed(Stored field, String constant, String comment) {
        return new Setter(
                        field.name(),
                        List.of(ParameterSpec.builder(
                                        Types.function(fromFields(), anyExpr(Types.boxed(field))), "value")
                                .build()),
                        CodeBlock.of("compute($L, $T::new, value)", constant, companion.nested("Fields")),
                        field.nullable(),
                        comment)
                .asMethod(update);
    }

    private TypeName fromFields() {
        return Types.anySuper(companion.fields(companion.type()));
    }

    private TypeName anyExpr(TypeName value) {
        return Types.anySub(Types.of(Api.EXPR, companion.type(), value));
    }
}
