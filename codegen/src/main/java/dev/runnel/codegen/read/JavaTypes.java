package dev.runnel.codegen.read;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.ColumnType;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.Scalar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The types that columns hold. */
final class JavaTypes {
    /** Deeper newtypes are taken for an endless one. */
    private static final int DEEPEST_NEWTYPE = 8;

    private static final Map<TypeName, JavaType> LIBRARY = library();

    private JavaTypes() {}

    /** How a type is stored; empty if it is not. */
    static Optional<JavaType> of(TypeMirror type, Optional<ColumnType> column) {
        return of(type, column, 0);
    }

    private static Optional<JavaType> of(TypeMirror type, Optional<ColumnType> column, int depth) {
        if (type.getKind().isPrimitive() || type.getKind() == TypeKind.ARRAY) {
            return Optional.ofNullable(LIBRARY.get(nameOf(type)));
        }
        if (!(type instanceof DeclaredType declared)
                || !(declared.asElement() instanceof TypeElement element)
                || !element.getTypeParameters().isEmpty()) {
            return Optional.empty();
        }
        ClassName name = ClassName.get(element);
        JavaType library = LIBRARY.get(name);
        if (library != null) {
            return Optional.of(
                    column.filter(of -> of.kind() == ColumnType.Kind.NUMERIC && library.scalar() == Scalar.DECIMAL)
                            .<JavaType>map(of ->
                                    new JavaType.Scaled(name, of.arguments().get(1)))
                            .orElse(library));
        }
        if (element.getKind() == ElementKind.ENUM) {
            return Optional.of(new JavaType.Labels(name, constants(element)));
        }
        return isNewtype(element) && depth < DEEPEST_NEWTYPE ? newtype(element, name, column, depth) : Optional.empty();
    }

    private static List<String> constants(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .map(member -> member.getSimpleName().toString())
                .toList();
    }

    /** Whether a record has one component, and is no model. */
    static boolean isNewtype(TypeElement element) {
        return element.getKind() == ElementKind.RECORD
                && element.getRecordComponents().size() == 1
                && !Annotations.has(element, "Model");
    }

    private static Optional<JavaType> newtype(
            TypeElement element, ClassName name, Optional<ColumnType> column, int depth) {
        RecordComponentElement component = element.getRecordComponents().get(0);
        return of(component.asType(), column, depth + 1)
                .map(inner ->
                        new JavaType.Newtype(name, component.getSimpleName().toString(), inner));
    }

    /** Boxed. */
    private static TypeName nameOf(TypeMirror type) {
        TypeName name = TypeName.get(type);
        return name.isPrimitive() ? name.box() : name;
    }

    private static Map<TypeName, JavaType> library() {
        Map<TypeName, JavaType> types = new HashMap<>();
        carrier(types, Scalar.BOOL, ClassName.get(Boolean.class));
        carrier(types, Scalar.I16, ClassName.get(Short.class));
        carrier(types, Scalar.I32, ClassName.get(Integer.class));
        carrier(types, Scalar.I64, ClassName.get(Long.class));
        carrier(types, Scalar.F32, ClassName.get(Float.class));
        carrier(types, Scalar.F64, ClassName.get(Double.class));
        carrier(types, Scalar.DECIMAL, ClassName.get(BigDecimal.class));
        carrier(types, Scalar.TEXT, ClassName.get(String.class));
        carrier(types, Scalar.BYTES, ArrayTypeName.of(TypeName.BYTE));
        carrier(types, Scalar.UUID, ClassName.get(UUID.class));
        carrier(types, Scalar.DATE, ClassName.get(LocalDate.class));
        carrier(types, Scalar.TIME, ClassName.get(LocalTime.class));
        carrier(types, Scalar.DATETIME, ClassName.get(LocalDateTime.class));
        carrier(types, Scalar.INSTANT, ClassName.get(Instant.class));
        cast(types, Scalar.I16, ClassName.get(Byte.class), "BYTE");
        cast(types, Scalar.INSTANT, ClassName.get(OffsetDateTime.class), "OFFSET_DATE_TIME");
        return types;
    }

    private static void carrier(Map<TypeName, JavaType> types, Scalar scalar, TypeName boxed) {
        types.put(boxed, new JavaType.Carrier(scalar, boxed));
    }

    private static void cast(Map<TypeName, JavaType> types, Scalar scalar, TypeName boxed, String constant) {
        types.put(boxed, new JavaType.Cast(scalar, boxed, constant));
    }
}
