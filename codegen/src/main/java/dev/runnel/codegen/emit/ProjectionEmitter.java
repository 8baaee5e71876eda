package dev.runnel.codegen.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import javax.lang.model.element.Modifier;

/** Emits the companion of a projection: its columns, and {@code ROW}. */
public final class ProjectionEmitter {
    private ProjectionEmitter() {}

    /** The source file of the companion of a projection that has no problems. */
    public static SourceText emit(Model projection, Models models) {
        Companion companion = new Companion(projection, models);
        MetadataEmitter metadata = new MetadataEmitter(companion);
        TypeSpec type = CompanionEmitter.declaration(companion, "The rows of SQL as {@code $T}.\n")
                .addModifiers(Modifier.FINAL)
                .addFields(metadata.columns())
                .addField(FieldSpec.builder(
                                TypeNames.of(ApiTypes.ROW_MAPPING, companion.type()),
                                "ROW",
                                Modifier.PUBLIC,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .addJavadoc("The columns of a row, for {@code Sql.query(…).as(…)}.\n")
                        .initializer(
                                "$T.of($T.class, $T::decode, $L)",
                                ApiTypes.PROJECTION_METADATA,
                                companion.type(),
                                companion.name(),
                                metadata.constants(companion.stored()))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(new DecoderEmitter(companion).emitProjection())
                .build();
        return CompanionEmitter.source(projection, models, type);
    }
}
