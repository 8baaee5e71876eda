package dev.runnel.codegen.read;

import com.palantir.javapoet.ClassName;
import dev.runnel.codegen.model.DefaultSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @Auto} and {@code @Default} of a component. */
final class DefaultReader {
    private static final String SUPPLIER = "java.util.function.Supplier";

    private DefaultReader() {}

    static Optional<DefaultSpec> read(RecordComponentElement element) {
        Optional<AnnotationMirror> auto = Annotations.find(element, "Auto");
        Optional<AnnotationMirror> given = Annotations.find(element, "Default");
        if (auto.isPresent() && given.isPresent()) {
            return Optional.of(new DefaultSpec.Unclear());
        }
        PackageElement companion = ModelReader.packageOf(element);
        return auto.map(DefaultReader::auto).or(() -> given.map(annotation -> given(annotation, companion)));
    }

    private static DefaultSpec auto(AnnotationMirror annotation) {
        String strategy = Annotations.text(annotation, "value");
        return strategy.isEmpty() ? DefaultSpec.Auto.BY_TYPE : DefaultSpec.Auto.valueOf(strategy);
    }

    private static DefaultSpec given(AnnotationMirror annotation, PackageElement companion) {
        Optional<String> text = Annotations.value(annotation, "value")
                .map(value -> value.getValue().toString());
        List<TypeElement> suppliers = Annotations.value(annotation, "supplier")
                .map(AnnotationValue::getValue)
                .filter(List.class::isInstance)
                .map(values -> ((List<?>) values)
                        .stream()
                                .map(value -> ((AnnotationValue) value).getValue())
                                .filter(DeclaredType.class::isInstance)
                                .map(type -> (TypeElement) ((DeclaredType) type).asElement())
                                .toList())
                .orElse(List.of());
        if (text.isPresent() && suppliers.isEmpty()) {
            return new DefaultSpec.Constant(text.get());
        }
        return text.isEmpty() && suppliers.size() == 1
                ? supplier(suppliers.get(0), companion)
                : new DefaultSpec.Unclear();
    }

    private static DefaultSpec supplier(TypeElement type, PackageElement companion) {
        return new DefaultSpec.Supplier(
                ClassName.get(type), canBeMade(type, companion), supplied(type).orElse(""));
    }

    /**
     * Whether generated code can call a constructor without parameters.
     *
     * @param from where it stands
     */
    static boolean canBeMade(TypeElement type, PackageElement from) {
        boolean stands = type.getNestingKind() == NestingKind.TOP_LEVEL
                || type.getModifiers().contains(Modifier.STATIC)
                || type.getKind() == ElementKind.RECORD;
        return stands
                && !type.getModifiers().contains(Modifier.ABSTRACT)
                && ModelReader.isSeenFrom(type, from)
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .anyMatch(constructor -> canBeCalled(
                                constructor, ModelReader.packageOf(type).equals(from)));
    }

    private static boolean canBeCalled(ExecutableElement constructor, boolean near) {
        Set<Modifier> said = constructor.getModifiers();
        return constructor.getParameters().isEmpty()
                && constructor.getThrownTypes().isEmpty()
                && (said.contains(Modifier.PUBLIC) || near && !said.contains(Modifier.PRIVATE));
    }

    private static Optional<String> supplied(TypeElement type) {
        return type.getInterfaces().stream()
                .map(DeclaredType.class::cast)
                .filter(implemented -> ((TypeElement) implemented.asElement())
                        .getQualifiedName()
                        .contentEquals(SUPPLIER))
                .flatMap(implemented -> implemented.getTypeArguments().stream())
                .map(TypeMirror::toString)
                .findFirst();
    }
}
