package dev.runnel.codegen;

import com.palantir.javapoet.ClassName;
import dev.runnel.codegen.check.Checks;
import dev.runnel.codegen.emit.CompanionEmitter;
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
        return Set.of(ModelReader.MODEL);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        otherTypes.addAll(ModelReader.topLevelTypes(round));
        List<Model> found = annotations.stream()
                .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
                .map(TypeElement.class::cast)
                .map(type ->
                        ModelReader.read(type, processingEnv.getElementUtils().getDocComment(type)))
                .toList();
        found.forEach(model -> models.put(model.type(), model));
        Models together = Models.of(
                models.values(),
                new ExternalModelReader(processingEnv.getElementUtils()).of(models.values()),
                otherTypes);
        found.forEach(model -> generate(model, together));
        if (round.processingOver() && !round.errorRaised()) {
            register();
        }
        return false;
    }

    private void generate(Model model, Models together) {
        List<ModelDiagnostic> problems = Checks.problems(model, together);
        problems.forEach(this::show);
        if (model.key().isEmpty()
                || problems.stream().anyMatch(problem -> problem.code().preventsCompanion())) {
            return;
        }
        SourceText source = CompanionEmitter.emit(model, together);
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile(source.type(), origins(model, together))
                .openWriter()) {
            writer.write(source.text());
            companions.add(model.companion());
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
