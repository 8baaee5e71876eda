package dev.runnel.codegen.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/** The model annotations, by name. */
final class Annotations {
    static final String PACKAGE = "dev.runnel.model.";

    private Annotations() {}

    static Optional<AnnotationMirror> find(AnnotatedConstruct annotated, String simpleName) {
        return annotated.getAnnotationMirrors().stream()
                .filter(mirror -> mirror.getAnnotationType().toString().equals(PACKAGE + simpleName))
                .<AnnotationMirror>map(mirror -> mirror)
                .findFirst();
    }

    /** Every annotation of a repeatable type. */
    static List<AnnotationMirror> all(AnnotatedConstruct annotated, String simpleName) {
        return Stream.concat(
                        find(annotated, simpleName).stream(),
                        find(annotated, simpleName + ".All").stream().flatMap(Annotations::repeated))
                .toList();
    }

    private static Stream<AnnotationMirror> repeated(AnnotationMirror container) {
        return value(container, "value").stream()
                .flatMap(value -> ((List<?>) value.getValue()).stream())
                .map(AnnotationValue.class::cast)
                .map(element -> (AnnotationMirror) element.getValue());
    }

    static boolean has(AnnotatedConstruct annotated, String simpleName) {
        return find(annotated, simpleName).isPresent();
    }

    static boolean saysNullable(AnnotatedConstruct annotated) {
        return annotated.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
    }

    /** Returns a text of an annotation; empty if it is not set. */
    static String text(AnnotationMirror mirror, String name) {
        return value(mirror, name).map(value -> value.getValue().toString()).orElse("");
    }

    /** Returns a list of texts of an annotation; empty if it is not set. */
    static List<String> texts(AnnotationMirror mirror, String name) {
        return value(mirror, name)
                .filter(value -> value.getValue() instanceof List<?>)
                .map(value -> ((List<?>) value.getValue())
                        .stream()
                                .map(AnnotationValue.class::cast)
                                .map(element -> element.getValue().toString())
                                .toList())
                .orElse(List.of());
    }

    /** Returns a value of an annotation; empty if it is not set. */
    static Optional<AnnotationValue> value(AnnotationMirror mirror, String name) {
        return mirror.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
                .<AnnotationValue>map(entry -> entry.getValue())
                .findFirst();
    }
}
