package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Words;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** {@code Create}, {@code Draft}, {@code ChildOfUser} and {@code ByUser.Create}: a row to be created. */
final class CreateEmitter {
    private final Companion companion;

    CreateEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        return complete(companion.create(), Optional.empty())
                .addJavadoc("$L to be created, with every required field.\n", Words.capitalised(companion.singular()))
                .addSuperinterface(companion.creation())
                .build();
    }

    /** Takes the required fields in any order. */
    TypeSpec emitDraft() {
        ClassName draft = companion.nested("Draft");
        TypeSpec.Builder type = complete(draft, Optional.empty())
                .addJavadoc(
                        "$L to be created, set in any order. It is checked when it runs.\n",
                        Words.capitalised(companion.singular()))
                .addSuperinterface(companion.creation());
        for (CreateStep step : companion.steps()) {
            type.addSuperinterface(Types.of(companion.nested(step.typeName()), draft));
        }
        return type.build();
    }

    /** Not a statement: a row that is nested under another. */
    TypeSpec emitNested(Link link) {
        return complete(companion.nestedUnder(link.related()), Optional.of(link))
                .addJavadoc(
                        "$L to be created together with its {@code $L}.\n",
                        Words.capitalised(companion.singular()),
                        link.name())
                .build();
    }

    /** A row of one owner, whose setters an optional relation would have. */
    TypeSpec emitScoped(ClassName type, Link link) {
        return complete(type, Optional.of(link))
                .addJavadoc(
                        "$L to be created for its {@code $L}.\n", Words.capitalised(companion.singular()), link.name())
                .addSuperinterface(companion.creation())
                .build();
    }

    private TypeSpec.Builder complete(ClassName type, Optional<Link> under) {
        OptionalFieldsEmitter fields = new OptionalFieldsEmitter(companion);
        return TypeSpec.classBuilder(type)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(Types.of(Api.CREATING, type))
                .addSuperinterfaces(fields.ofCreate(type, under))
                .addMethod(Methods.constructor(Api.INSERT_STATE, "state", type))
                .addMethods(fields.beside(type, under));
    }
}
