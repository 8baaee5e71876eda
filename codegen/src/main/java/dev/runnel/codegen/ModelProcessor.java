package dev.runnel.codegen;

import com.palantir.javapoet.ClassName;
import dev.runnel.codegen.check.Checks;
import dev.runnel.codegen.emit.CompanionEmitter;
import dev.runnel.codegen.emit.ProjectionEmitter;
import dev.runnel.codegen.emit.SourceText;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.read.ExternalModelReader;
import dev.runnel.codegen.read.ModelReader;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * The annotation processor. It generates a companion for each model and registers the companions for {@code ServiceLoader}. A model with
 * errors gets compile errors, and a companion if one is possible.
 */
public final class ModelProcessor extends AbstractProcessor {
    private final Map<ClassName, Model> models = new LinkedHashMap<>();
    private final Set<ClassName> otherTypes = new HashSet<>();
    private final Set<ClassName> companions = new HashSet<>();

    /** For the compiler. */
    public ModelProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(ModelReader.MODEL, ModelReader.PROJECTION);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        otherTypes.addAll(ModelReader.topLevelTypes(round));
        List<Model> found = annotated(ModelReader.MODEL, annotations, round)
                .map(type ->
                        ModelReader.read(type, processingEnv.getElementUtils().getDocComment(type)))
                .toList();
        found.forEach(model -> models.put(model.type(), model));
        Models together = Models.of(
                models.values(),
                new ExternalModelReader(processingEnv.getElementUtils()).of(models.values()),
                otherTypes);
        found.forEach(model -> generate(model, together));
        annotated(ModelReader.PROJECTION, annotations, round)
                .map(ModelReader::readProjection)
                .forEach(projection -> generateProjection(projection, together));
        if (round.processingOver() && !round.errorRaised()) {
            register();
        }
        return false;
    }

    private static Stream<TypeElement> annotated(
            String name, Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return annotations.stream()
                .filter(annotation -> annotation.getQualifiedName().contentEquals(name))
                .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
                .map(TypeElement.class::cast);
    }

    private void generate(Model model, Models together) {
        if (isPossible(Checks.problems(model, together)) && !model.key().isEmpty()) {
            write(model, CompanionEmitter.emit(model, together), origins(model, together));
            companions.add(model.companion());
        }
    }

    private void generateProjection(Model projection, Models together) {
        if (isPossible(Checks.ofProjection(projection, together)) && projection.isReadable()) {
            write(projection, ProjectionEmitter.emit(projection, together), ModelReader.element(projection.origin()));
        }
    }

    /** Shows the problems, and returns whether a companion is possible. */
    private boolean isPossible(List<ModelDiagnostic> problems) {
        problems.forEach(this::show);
        return problems.stream().noneMatch(problem -> problem.code().preventsCompanion());
    }

    private void write(Model model, SourceText source, Element... origins) {
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile(source.type(), origins)
                .openWriter()) {
            writer.write(source.text());
        } catch (IOException e) {
            failed("the companion of " + model.type().canonicalName(), e);
        }
    }

    /** The model and the targets of its relations: a change of any of them changes the companion. */
    private static Element[] origins(Model model, Models together) {
        return Stream.concat(
                        Stream.of(model),
                        model.relations().stream().flatMap(relation -> together.target(relation).stream()))
                .map(origin -> ModelReader.element(origin.origin()))
                .distinct()
                .toArray(Element[]::new);
    }

    private void show(ModelDiagnostic problem) {
        processingEnv
                .getMessager()
                .printMessage(Diagnostic.Kind.ERROR, problem.text(), ModelReader.element(problem.at()));
    }

    private void register() {
        try {
            new ServiceFileWriter(processingEnv)
                    .add(
                            companions,
                            models.values().stream()
                                    .map(model -> ModelReader.element(model.origin()))
                                    .toArray(Element[]::new));
        } catch (IOException e) {
            failed("the list of models", e);
        }
    }

    private void failed(String what, IOException e) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, what + " cannot be written: " + e.getMessage());
    }
}
