package dev.runnel.codegen.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Emits the companion of a model. */
public final class CompanionEmitter {
    private static final String PROCESSOR = "dev.runnel.codegen.ModelProcessor";

    private CompanionEmitter() {}

    /** The source file of the companion of a model that has no problems. */
    public static SourceText emit(Model model, Models models) {
        return source(model, models, type(new Companion(model, models)));
    }

    static SourceText source(Model model, Models models, TypeSpec type) {
        JavaFile file = JavaFile.builder(model.type().packageName(), type)
                .addFileComment(
                        "Generated from $L by ModelProcessor. Regenerate with: mvn compile",
                        model.type().canonicalName())
                .indent("    ")
                .skipJavaLangImports(!hidesJavaLang(model.type().packageName(), models))
                .build();
        return new SourceText(model.companion().canonicalName(), SourceFormatter.tidy(file.toString()));
    }

    /** A type of the package hides a type of {@code java.lang} that is not imported. */
    private static boolean hidesJavaLang(String packageName, Models models) {
        return Stream.concat(models.otherTypes().stream(), models.all().stream().map(Model::type))
                .filter(type -> type.packageName().equals(packageName))
                .anyMatch(type -> isOfJavaLang(type.simpleName()));
    }

    private static boolean isOfJavaLang(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    private static TypeSpec type(Companion companion) {
        TypeSpec.Builder type =
                declaration(companion, "Statements over {@code $T}.\n").addAnnotation(ApiTypes.CHECK_RETURN_VALUE);
        KeyEmitter key = new KeyEmitter(companion);
        type.addModifiers(Modifier.FINAL)
                .addFields(new MetadataEmitter(companion).emit())
                .addFields(entryConstants(companion))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethods(new StaticMethodsEmitter(companion).emit())
                .addMethod(new DecoderEmitter(companion).emit())
                .addTypes(key.emit())
                .addType(new FieldsEmitter(companion).emit())
                .addType(new ToOnePathEmitter(companion).emit())
                .addType(new ToOnePathEmitter(companion).emitOptional())
                .addType(new QueryEmitter(companion).emit());
        companion.nestings().forEach(link -> type.addType(new ScopedQueryEmitter(companion).emit(link)));
        companion.steps().forEach(step -> type.addType(new CreateStepEmitter(companion, step).emit()));
        type.addTypes(new OptionalFieldsEmitter(companion).emit())
                .addType(new CreateEmitter(companion).emit())
                .addType(new CreateEmitter(companion).emitDraft());
        for (ResolvedRelation link : companion.nestings()) {
            type.addType(new CreateEmitter(companion).emitNested(link));
        }
        return type.addType(new UpdateEmitter(companion).emit())
                .addTypes(new UpsertEmitter(companion).emit())
                .addType(new ProviderEmitter(companion).emit())
                .build();
    }

    /** @param comment the Javadoc, with the record as its argument */
    static TypeSpec.Builder declaration(Companion companion, String comment) {
        TypeSpec.Builder type = TypeSpec.classBuilder(companion.name())
                .addJavadoc(comment, companion.type())
                .addAnnotation(AnnotationSpec.builder(ApiTypes.GENERATED)
                        .addMember("value", "$S", PROCESSOR)
                        .build())
                .addAnnotation(ApiTypes.NULL_MARKED);
        if (companion.model().declaration().exported()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        return type;
    }

    private static List<FieldSpec> entryConstants(Companion companion) {
        return List.of(
                FieldSpec.builder(
                                companion.nested("Provider"), "MODEL", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The provider of this model, for {@code Db.builder().models(…)}.\n")
                        .initializer("new Provider()")
                        .build(),
                FieldSpec.builder(
                                TypeNames.of(ApiTypes.SQL_TABLE, companion.fields(companion.type())),
                                "TABLE",
                                Modifier.PUBLIC,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .addJavadoc("The name of the table, for {@code Sql}.\n")
                        .initializer("METADATA.table(Fields::new)")
                        .build(),
                FieldSpec.builder(companion.query(), "ALL", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("new Query(METADATA.rows())")
                        .build());
    }
}
