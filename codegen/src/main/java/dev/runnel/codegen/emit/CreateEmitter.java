package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Words;
import javax.lang.model.element.Modifier;

/** {@code Create} and {@code OfUser}: a row to be created with nothing left to be asked for. */
final class CreateEmitter {
    private final Companion companion;

    CreateEmitter(Companion companion) {
        this.companion = companion;
    }

    TypeSpec emit() {
        return complete(companion.create())
                .addJavadoc("$L to be created, complete.\n", Words.capitalised(companion.singular()))
                .addSuperinterface(Types.of(Api.STATEMENT, companion.type()))
                .addMethod(Methods.overriding(
                                Modifier.PUBLIC,
                                "request",
                                Types.of(Api.REQUEST, WildcardTypeName.subtypeOf(Object.class)))
                        .addStatement("return $T.create(row())", Api.STATEMENTS)
                        .build())
                .addMethod(Methods.overriding(Modifier.PUBLIC, "exec", Types.of(Api.MONO, companion.type()))
                        .addParameter(Api.SESSION, "session")
                        .addStatement("return $T.run(session, request())", Api.STATEMENTS)
                        .build())
                .build();
    }

    /** Not a statement: a row that is nested under another. */
    TypeSpec emitNested(Link link) {
        return complete(companion.nestedUnder(link.related()))
                .addJavadoc("$L to be created under its $L.\n", Words.capitalised(companion.singular()), link.name())
                .build();
    }

    private TypeSpec.Builder complete(ClassName type) {
        return TypeSpec.classBuilder(type)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(Types.of(companion.nested("Setters"), type))
                .addMethod(Methods.holding(Api.NEW_ROW, "row"))
                .addMethod(Methods.with(Api.NEW_ROW, type));
    }
}
