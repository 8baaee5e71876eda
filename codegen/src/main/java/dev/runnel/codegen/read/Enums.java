package dev.runnel.codegen.read;

import com.palantir.javapoet.ClassName;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.Unreadable.Reason;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads {@code @Label} and {@code @Code} of the constants of an enum. */
final class Enums {
    private Enums() {}

    static JavaTypes.Reading of(TypeElement element) {
        List<? extends Element> constants = element.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .toList();
        List<String> names = constants.stream()
                .map(constant -> constant.getSimpleName().toString())
                .toList();
        Map<String, String> labels = new LinkedHashMap<>();
        Map<String, Integer> codes = new LinkedHashMap<>();
        for (Element constant : constants) {
            String name = constant.getSimpleName().toString();
            said(constant, "Label").ifPresent(label -> labels.put(name, (String) label));
            said(constant, "Code").ifPresent(code -> codes.put(name, (Integer) code));
        }
        ClassName type = ClassName.get(element);
        if (!codes.isEmpty()) {
            return labels.isEmpty() && codes.size() == names.size() && areDifferent(codes.values())
                    ? new JavaTypes.Known(new JavaType.Codes(type, names, codes))
                    : new JavaTypes.Unknown(Reason.ENUM_MISMATCH);
        }
        List<String> stored =
                names.stream().map(name -> labels.getOrDefault(name, name)).toList();
        return areDifferent(stored) && stored.stream().allMatch(Enums::isText)
                ? new JavaTypes.Known(new JavaType.Labels(type, names, labels))
                : new JavaTypes.Unknown(Reason.ENUM_MISMATCH);
    }

    private static Optional<Object> said(Element constant, String annotation) {
        return Stream.of(Annotations.find(constant, annotation))
                .flatMap(Optional::stream)
                .flatMap(mirror -> Annotations.value(mirror, "value").stream())
                .map(value -> value.getValue())
                .findFirst();
    }

    private static boolean areDifferent(Collection<?> values) {
        return new HashSet<>(values).size() == values.size();
    }

    /** Whether a text column can hold a label. */
    private static boolean isText(String label) {
        return label.indexOf('\0') < 0
                && label.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
