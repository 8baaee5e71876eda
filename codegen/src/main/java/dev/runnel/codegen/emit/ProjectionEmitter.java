package dev.runnel.codegen.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import javax.lang.model.element.Modifier;

/** Emits the companion of a projection: its columns, {@code ROW}, and the steps that select its values. */
public final class ProjectionEmitter {
    private ProjectionEmitter() {}

    /** The source file of the companion of a projection that has no problems. */
    public static SourceText emit(Model projection, Models models) {
        Companion companion = new Companion(projection, models);
        MetadataEmitter metadata = new MetadataEmitter(companion);
        ProjectionStepEmitter steps = new ProjectionStepEmitter(companion);
        DecoderEmitter decoder = new DecoderEmitter(companion);
        TypeSpec type = CompanionEmitter.declaration(companion, "The rows of queries and of SQL as {@code $T}.\n")
                .addModifiers(Modifier.FINAL)
                .addFields(metadata.columns())
                .addField(FieldSpec.builder(
                                TypeNames.of(ApiTypes.ROW_MAPPING, companion.type(), steps.first()),
                                "ROW",
                                Modifier.PUBLIC,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .addJavadoc(
                                "The columns of a row, for {@code selectInto(ROW, …)} of a query and for {@code Sql.query(…).as(ROW)}.\n")
                        .initializer(
                                "$T.of($T.class,$W$T::decode, $T::read, $T::new,$W$L)",
                                ApiTypes.PROJECTION_METADATA,
                                companion.type(),
                                companion.name(),
                                companion.name(),
                                steps.first(),
                                metadata.constants(companion.stored()))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(decoder.emitProjection())
                .addMethod(decoder.emitSelected())
                .addTypes(steps.emit())
                .build();
        return CompanionEmitter.source(projection, models, type);
    }
}
