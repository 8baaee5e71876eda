package dev.runnel.codegen.read;

import com.palantir.javapoet.ClassName;
import dev.runnel.codegen.model.CompanionMetadata;
import dev.runnel.codegen.model.ExternalModel;
import dev.runnel.codegen.model.ExternalModel.State;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.RelationComponent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Reads models of other compilations that relations refer to. Their class files contain the annotations of components; a constant of their
 * companion lists the nullable components, which class files do not show.
 */
public final class ExternalModelReader {
    private final Elements elements;

    public ExternalModelReader(Elements elements) {
        this.elements = elements;
    }

    /** Returns the external models that the models refer to, directly and transitively. */
    public Map<ClassName, ExternalModel> of(Collection<Model> models) {
        Map<ClassName, ExternalModel> found = new LinkedHashMap<>();
        Set<ClassName> own = Set.copyOf(models.stream().map(Model::type).toList());
        Deque<Model> open = new ArrayDeque<>(models);
        while (!open.isEmpty()) {
            for (RelationComponent relation : open.pop().relations()) {
                if (!own.contains(relation.target()) && !found.containsKey(relation.target())) {
                    find(relation.target()).ifPresent(other -> {
                        found.put(relation.target(), other);
                        open.add(other.model());
                    });
                }
            }
        }
        return found;
    }

    private Optional<ExternalModel> find(ClassName type) {
        return Optional.ofNullable(elements.getTypeElement(type.canonicalName()))
                .filter(element -> Annotations.has(element, "Model"))
                .map(this::read);
    }

    private ExternalModel read(TypeElement element) {
        Model model = ModelReader.read(element, null);
        Optional<CompanionMetadata> companion = companion(model);
        if (companion.isEmpty()) {
            return new ExternalModel(model, State.NO_COMPANION);
        }
        return companion.get().isOfThisVersion()
                ? new ExternalModel(
                        ModelReader.read(element, null, companion.get().nullable()), State.READY)
                : new ExternalModel(model, State.OTHER_VERSION);
    }

    private Optional<CompanionMetadata> companion(Model model) {
        ClassName provider = model.companion().nestedClass("Provider");
        return Optional.ofNullable(elements.getTypeElement(provider.canonicalName())).stream()
                .flatMap(type -> ElementFilter.fieldsIn(type.getEnclosedElements()).stream())
                .filter(field -> field.getSimpleName().contentEquals(CompanionMetadata.CONSTANT))
                .map(field -> CompanionMetadata.read(String.valueOf(field.getConstantValue())))
                .findFirst();
    }
}
