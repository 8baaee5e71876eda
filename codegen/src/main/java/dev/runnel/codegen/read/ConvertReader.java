package dev.runnel.codegen.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.InvalidComponent.Reason;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.OperatorSet;
import dev.runnel.codegen.model.StorageTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Convert} and {@code @Affine}. */
final class ConvertReader {
    private static final String BIJECTION = "dev.runnel.mapping.Bijection";
    private static final TypeReader.Unknown NO_BIJECTION = new TypeReader.Unknown(Reason.CONVERT_MISMATCH);
    private static final TypeReader.Unknown NOT_AFFINE = new TypeReader.Unknown(Reason.AFFINE_MISMATCH);

    /** The maximum number of zeros of a scale or an offset: a sum with another number has all their digits. */
    private static final int MOST_ZEROS = 1_000;

    /** The names of the supertypes of a bijection. */
    private final Set<String> superTypes = new HashSet<>();

    /** The Java type and the inner type of a bijection. */
    private List<TypeMirror> ends = List.of();

    private ConvertReader() {}

    /**
     * @param from the type of the component, boxed
     * @param companion the package that the bijection is made in
     * @param storedAs how a type is stored
     */
    static TypeReader.Reading of(
            TypeName from,
            AnnotationMirror convert,
            PackageElement companion,
            Function<TypeMirror, TypeReader.Reading> storedAs) {
        Optional<TypeElement> named = Annotations.value(convert, "value")
                .map(AnnotationValue::getValue)
                .filter(DeclaredType.class::isInstance)
                .map(type -> (TypeElement) ((DeclaredType) type).asElement());
        if (named.isEmpty()
                || !DefaultReader.canBeMade(named.get(), companion)
                || !named.get().getTypeParameters().isEmpty()) {
            return NO_BIJECTION;
        }
        ConvertReader found = new ConvertReader();
        found.walk((DeclaredType) named.get().asType(), Map.of());
        if (found.ends.size() != 2 || !TypeName.get(found.ends.get(0)).equals(from)) {
            return NO_BIJECTION;
        }
        return storedAs.apply(found.ends.get(1)) instanceof TypeReader.Known inner
                ? new TypeReader.Known(
                        new JavaType.Converted(from, ClassName.get(named.get()), inner.type(), found.kept()))
                : NO_BIJECTION;
    }

    private OperatorSet kept() {
        if (!superTypes.contains(BIJECTION + ".Ordered")) {
            return OperatorSet.EQUALITY;
        }
        return superTypes.contains(BIJECTION + ".Additive") ? OperatorSet.SUMS : OperatorSet.ORDER;
    }

    /** @param bound the type arguments of the subtypes, by type variable */
    private void walk(DeclaredType type, Map<String, TypeMirror> bound) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        superTypes.add(name);
        List<TypeMirror> arguments = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            arguments.add(
                    argument instanceof TypeVariable ? bound.getOrDefault(argument.toString(), argument) : argument);
        }
        if (name.equals(BIJECTION)) {
            ends = arguments;
            return;
        }
        Map<String, TypeMirror> inner = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            inner.put(element.getTypeParameters().get(i).toString(), arguments.get(i));
        }
        element.getInterfaces().forEach(implemented -> walk((DeclaredType) implemented, inner));
        if (element.getSuperclass() instanceof DeclaredType superclass) {
            walk(superclass, inner);
        }
    }

    /** @param type of the component; null where it is none of columns */
    static TypeReader.Reading affine(@Nullable JavaType type, AnnotationMirror annotation) {
        if (!(type instanceof JavaType.Carrier carrier)) {
            return NOT_AFFINE;
        }
        try {
            BigDecimal scale = number(annotation, "scale", "1");
            BigDecimal offset = number(annotation, "offset", "0");
            return isOneToOne(carrier.scalar(), scale, offset)
                    ? new TypeReader.Known(new JavaType.Affine(carrier, scale, offset))
                    : NOT_AFFINE;
        } catch (NumberFormatException noNumber) {
            return NOT_AFFINE;
        }
    }

    private static BigDecimal number(AnnotationMirror annotation, String name, String otherwise) {
        String text = Annotations.text(annotation, name);
        BigDecimal number = new BigDecimal(text.isEmpty() ? otherwise : text).stripTrailingZeros();
        if (Math.abs((long) number.scale()) > MOST_ZEROS) {
            throw new NumberFormatException();
        }
        return number;
    }

    private static boolean isOneToOne(StorageTypeName scalar, BigDecimal scale, BigDecimal offset) {
        return switch (scalar) {
            case I16, I32, I64 -> scale.signum() != 0 && scale.scale() <= 0 && offset.scale() <= 0;
            case DECIMAL -> scale.signum() != 0 && hasReciprocal(scale);
            case BOOL, F32, F64, TEXT, BYTES, UUID, DATE, TIME, DATETIME, INSTANT -> false;
        };
    }

    private static boolean hasReciprocal(BigDecimal scale) {
        try {
            return BigDecimal.ONE.divide(scale).signum() != 0;
        } catch (ArithmeticException endless) {
            return false;
        }
    }
}
