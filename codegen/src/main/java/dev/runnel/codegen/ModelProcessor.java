package dev.runnel.codegen;

import com.palantir.javapoet.ClassName;
import dev.runnel.codegen.check.Checks;
import dev.runnel.codegen.emit.CompanionEmitter;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.read.ModelReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Generates a companion for each model record, and lists the companions for {@code ServiceLoader}. A model with a mistake gets
 * compile errors instead; the others get their companions all the same.
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
                .<Element>map(element -> element)
                .flatMap(element -> ElementFilter.typesIn(Set.of(element)).stream())
                .map(ModelReader::read)
                .toList();
        found.forEach(model -> models.put(model.type(), model));
        Models together = Models.of(models.values(), otherTypes);
        found.forEach(model -> generate(model, together));
        if (round.processingOver() && !round.errorRaised()) {
            register();
        }
        return false;
    }

    private void generate(Model model, Models together) {
        List<Problem> problems = Checks.problems(model, together);
        problems.forEach(problem -> ModelReader.show(problem, processingEnv.getMessager()));
        if (!problems.isEmpty() || !model.isReadable()) {
            return;
        }
        try {
            CompanionEmitter.emit(model, together).writeTo(processingEnv.getFiler());
            companions.add(model.companion());
        } catch (IOException e) {
            failed("the companion of " + model.type().canonicalName(), e);
        }
    }

    private void register() {
        try {
            new Providers(processingEnv).add(companions);
        } catch (IOException e) {
            failed("the list of models", e);
        }
    }

    private void failed(String what, IOException e) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, what + " cannot be written: " + e.getMessage());
    }
}
