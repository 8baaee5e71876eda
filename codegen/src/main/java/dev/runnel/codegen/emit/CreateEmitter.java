package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Emits {@code Create}, {@code Draft}, {@code ChildOfUser} and {@code ByUser.Create}, the builders of a create. */
final class CreateEmitter {
    private final Companion companion;

    CreateEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        return complete(companion.create(), Optional.empty())
                .addJavadoc(
                        "$L to be created, with every required field.\n",
                        NameInflection.capitalised(companion.singular()))
                .addSuperinterface(companion.creation())
                .build();
    }

    /** Takes the required fields in any order. */
    TypeSpec emitDraft() {
        ClassName draft = companion.nested("Draft");
        TypeSpec.Builder type = complete(draft, Optional.empty())
                .addJavadoc(
                        "$L to be created, set in any order. It is checked when it runs.\n",
                        NameInflection.capitalised(companion.singular()))
                .addSuperinterface(companion.creation());
        for (CreateStep step : companion.steps()) {
            type.addSuperinterface(TypeNames.of(companion.nested(step.typeName()), draft));
        }
        return type.build();
    }

    /** Not a statement: a row that is nested under another. */
    TypeSpec emitNested(ResolvedRelation link) {
        return complete(companion.nestedUnder(link.related()), Optional.of(link))
                .addJavadoc(
                        "$L to be created together with its {@code $L}.\n",
                        NameInflection.capitalised(companion.singular()),
                        link.name())
                .build();
    }

    /** A row of one owner, whose setters an optional relation would have. */
    TypeSpec emitScoped(ClassName type, ResolvedRelation link) {
        return complete(type, Optional.of(link))
                .addJavadoc(
                        "$L to be created for its {@code $L}.\n",
                        NameInflection.capitalised(companion.singular()),
                        link.name())
                .addSuperinterface(companion.creation())
                .build();
    }

    private TypeSpec.Builder complete(ClassName type, Optional<ResolvedRelation> under) {
        OptionalFieldsEmitter fields = new OptionalFieldsEmitter(companion);
        return TypeSpec.classBuilder(type)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(TypeNames.of(ApiTypes.INSERT_BUILDER, type))
                .addSuperinterfaces(fields.ofCreate(type, under))
                .addMethod(MethodSpecs.constructor(ApiTypes.INSERT_STATE, "state", type))
                .addMethods(fields.ownSetters(type, under));
    }
}
