package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Words;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** {@code Create}, {@code Draft}, {@code OfUser} and {@code OfUserQuery.Create}: a row to be created. */
final class CreateEmitter {
    private final Companion companion;

    CreateEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        return complete(companion.create(), Optional.empty())
                .addJavadoc("$L to be created, complete.\n", Words.capitalised(companion.singular()))
                .addSuperinterface(companion.creation())
                .build();
    }

    /** Takes what the stages ask for in any order. */
    TypeSpec emitDraft() {
        ClassName draft = companion.nested("Draft");
        TypeSpec.Builder type = complete(draft, Optional.empty())
                .addJavadoc(
                        "$L to be created, set up in any order. What is missing is said when it runs, all at once.\n",
                        Words.capitalised(companion.singular()))
                .addSuperinterface(companion.creation());
        for (Stage stage : companion.stages()) {
            type.addSuperinterface(Types.of(companion.nested(stage.interfaceName()), draft))
                    .addMethods(new StageEmitter(companion, stage).emitSetters(draft));
        }
        return type.build();
    }

    /** Not a statement: a row that is nested under another. */
    TypeSpec emitNested(Link link) {
        return complete(companion.nestedUnder(link.related()), Optional.of(link))
                .addJavadoc("$L to be created under its $L.\n", Words.capitalised(companion.singular()), link.name())
                .build();
    }

    /** A row of one owner, whose setters an optional relation would have. */
    TypeSpec emitScoped(ClassName type, Link link) {
        return complete(type, Optional.of(link))
                .addJavadoc("$L to be created for its $L.\n", Words.capitalised(companion.singular()), link.name())
                .addSuperinterface(companion.creation())
                .build();
    }

    private TypeSpec.Builder complete(ClassName type, Optional<Link> under) {
        return TypeSpec.classBuilder(type)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(Types.of(companion.nested("Setters"), type))
                .addMethod(Methods.holding(Api.NEW_ROW, "row"))
                .addMethod(Methods.with(Api.NEW_ROW, type))
                .addMethods(SettersEmitter.beside(companion, type, under));
    }
}
