package dev.runnel.codegen.read;

import com.palantir.javapoet.ClassName;
import dev.runnel.codegen.model.InvalidComponent.Reason;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.StorageTypeName;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Label} and {@code @Code} of the constants of an enum. */
final class EnumReader {
    private EnumReader() {}

    static TypeReader.Reading of(TypeElement element) {
        List<? extends Element> constants = element.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .toList();
        List<String> names = constants.stream()
                .map(constant -> constant.getSimpleName().toString())
                .toList();
        Map<String, Object> labels = said(constants, "Label");
        Map<String, Object> codes = said(constants, "Code");
        List<@Nullable Object> stored = names.stream()
                .<@Nullable Object>map(name -> codes.isEmpty() ? labels.getOrDefault(name, name) : codes.get(name))
                .toList();
        if (!labels.isEmpty() && !codes.isEmpty()
                || !areDifferent(stored)
                || !stored.stream().allMatch(EnumReader::isStored)) {
            return new TypeReader.Unknown(Reason.ENUM_MISMATCH);
        }
        return new TypeReader.Known(new JavaType.Constants(
                ClassName.get(element),
                codes.isEmpty() ? StorageTypeName.TEXT : StorageTypeName.I32,
                names,
                codes.isEmpty() ? labels : codes));
    }

    /** The values of the annotation, by the name of the constant. */
    private static Map<String, Object> said(List<? extends Element> constants, String annotation) {
        Map<String, Object> said = new LinkedHashMap<>();
        for (Element constant : constants) {
            Annotations.find(constant, annotation)
                    .flatMap(mirror -> Annotations.value(mirror, "value"))
                    .ifPresent(value -> said.put(constant.getSimpleName().toString(), value.getValue()));
        }
        return said;
    }

    private static boolean areDifferent(Collection<?> values) {
        return new HashSet<>(values).size() == values.size();
    }

    /** Returns whether a column can store a label or a code; null stands for a constant without one. */
    private static boolean isStored(@Nullable Object value) {
        return value instanceof Integer || value instanceof String label && NameInflection.isStorable(label);
    }
}
