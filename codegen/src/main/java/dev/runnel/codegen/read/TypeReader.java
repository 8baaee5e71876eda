package dev.runnel.codegen.read;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.DeclaredColumnType;
import dev.runnel.codegen.model.InvalidComponent.Reason;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.JdkType;
import dev.runnel.codegen.model.StorageTypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Reads the types of columns. */
final class TypeReader {
    /** Deeper newtypes are treated as recursive. */
    private static final int DEEPEST_NEWTYPE = 8;

    private static final Map<TypeName, JavaType> LIBRARY = library();

    private static final Map<TypeName, JdkType> UNSIGNED = Map.of(
            ClassName.get(Byte.class), JdkType.UNSIGNED_BYTE,
            ClassName.get(Short.class), JdkType.UNSIGNED_SHORT,
            ClassName.get(Integer.class), JdkType.UNSIGNED_INT,
            ClassName.get(Long.class), JdkType.UNSIGNED_LONG);

    /** The package of the companion. */
    private final PackageElement companion;

    private final Optional<DeclaredColumnType> column;

    private TypeReader(PackageElement companion, Optional<DeclaredColumnType> column) {
        this.companion = companion;
        this.column = column;
    }

    /** The result of reading a type. */
    sealed interface Reading {}

    /** How it is stored. */
    record Known(JavaType type) implements Reading {}

    /** Why it is not. */
    record Unknown(Reason reason) implements Reading {}

    /**
     * How a type is stored.
     *
     * @param component the component that has it, with the annotations that say more
     * @param column the declared type of its column
     */
    static Reading of(TypeMirror type, RecordComponentElement component, Optional<DeclaredColumnType> column) {
        return new TypeReader(ModelReader.packageOf(component), column).of(type, component, 0);
    }

    /** Reads a type whose values are stored. The generated code names the type, so the type must be accessible. */
    private Reading of(TypeMirror type, RecordComponentElement component, int depth) {
        return seen(type, mapped(type, component, depth));
    }

    private Reading seen(TypeMirror type, Reading reading) {
        return reading instanceof Known && isHidden(type) ? new Unknown(Reason.HIDDEN_TYPE) : reading;
    }

    /** Returns whether the companion cannot name a type or one of its type arguments. */
    private boolean isHidden(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return isHidden(array.getComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            return Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
                    .anyMatch(bound -> bound != null && isHidden(bound));
        }
        return type instanceof DeclaredType declared
                && (!ModelReader.isSeenFrom((TypeElement) declared.asElement(), companion)
                        || declared.getTypeArguments().stream().anyMatch(this::isHidden));
    }

    private Reading mapped(TypeMirror type, RecordComponentElement component, int depth) {
        Optional<AnnotationMirror> convert = Annotations.find(component, "Convert");
        Optional<AnnotationMirror> affine = Annotations.find(component, "Affine");
        boolean unsigned = Annotations.has(component, "Unsigned");
        boolean json = Annotations.has(component, "Json");
        if (Stream.of(convert.isPresent(), affine.isPresent(), unsigned, json)
                        .filter(present -> present)
                        .count()
                > 1) {
            return new Unknown(Reason.MAPPED_TWICE);
        }
        if (convert.isPresent()) {
            return ConvertReader.of(nameOf(type), convert.get(), companion, to -> seen(to, plain(to, depth)));
        }
        if (json) {
            return depth == 0 ? new Known(new JavaType.Json(nameOf(type))) : new Unknown(Reason.JSON_INSIDE);
        }
        if (affine.isPresent()) {
            return ConvertReader.affine(LIBRARY.get(nameOf(type)), affine.get());
        }
        if (unsigned) {
            JdkType known = UNSIGNED.get(nameOf(type));
            return known == null ? new Unknown(Reason.UNSIGNED_MISMATCH) : new Known(new JavaType.Cast(known));
        }
        return plain(type, depth);
    }

    private Reading plain(TypeMirror type, int depth) {
        if (type.getKind().isPrimitive() || type.getKind() == TypeKind.ARRAY) {
            return known(Optional.ofNullable(LIBRARY.get(nameOf(type))));
        }
        if (!(type instanceof DeclaredType declared)
                || !(declared.asElement() instanceof TypeElement element)
                || !element.getTypeParameters().isEmpty()) {
            return new Unknown(Reason.UNSUPPORTED_TYPE);
        }
        ClassName name = ClassName.get(element);
        JavaType library = LIBRARY.get(name);
        if (library != null) {
            if (column.filter(columnType -> columnType.truncates() && columnType.isOf(library.scalar()))
                            .isPresent()
                    && library.isTime()) {
                return new Known(
                        new JavaType.Truncated(library, column.get().arguments().get(0)));
            }
            Optional<JdkType> asked = column.flatMap(columnType -> JdkType.asked(name, columnType));
            if (asked.isPresent()) {
                return new Known(new JavaType.Cast(asked.get()));
            }
            return new Known(column.filter(columnType -> columnType.kind() == DeclaredColumnType.Kind.NUMERIC
                            && library instanceof JavaType.Carrier
                            && library.scalar() == StorageTypeName.DECIMAL)
                    .<JavaType>map(columnType ->
                            new JavaType.Scaled(name, columnType.arguments().get(1)))
                    .orElse(library));
        }
        if (element.getKind() == ElementKind.ENUM) {
            return EnumReader.of(element);
        }
        return isNewtype(element) && depth < DEEPEST_NEWTYPE
                ? newtype(element, name, depth)
                : new Unknown(Reason.UNSUPPORTED_TYPE);
    }

    private static Reading known(Optional<JavaType> type) {
        return type.<Reading>map(Known::new).orElse(new Unknown(Reason.UNSUPPORTED_TYPE));
    }

    /** Whether a record has one component, and is no model. */
    static boolean isNewtype(TypeElement element) {
        return element.getKind() == ElementKind.RECORD
                && element.getRecordComponents().size() == 1
                && !Annotations.has(element, "Model");
    }

    private Reading newtype(TypeElement element, ClassName name, int depth) {
        RecordComponentElement component = element.getRecordComponents().get(0);
        Reading inner = of(component.asType(), component, depth + 1);
        return inner instanceof Known known
                ? new Known(new JavaType.Newtype(name, component.getSimpleName().toString(), known.type()))
                : inner;
    }

    /** The name of the type, boxed if it is primitive. */
    private static TypeName nameOf(TypeMirror type) {
        TypeName name = TypeName.get(type);
        return name.isPrimitive() ? name.box() : name;
    }

    private static Map<TypeName, JavaType> library() {
        Map<TypeName, JavaType> types = new HashMap<>();
        carrier(types, StorageTypeName.BOOL, ClassName.get(Boolean.class));
        carrier(types, StorageTypeName.I16, ClassName.get(Short.class));
        carrier(types, StorageTypeName.I32, ClassName.get(Integer.class));
        carrier(types, StorageTypeName.I64, ClassName.get(Long.class));
        carrier(types, StorageTypeName.F32, ClassName.get(Float.class));
        carrier(types, StorageTypeName.F64, ClassName.get(Double.class));
        carrier(types, StorageTypeName.DECIMAL, ClassName.get(BigDecimal.class));
        carrier(types, StorageTypeName.TEXT, ClassName.get(String.class));
        carrier(types, StorageTypeName.BYTES, ArrayTypeName.of(TypeName.BYTE));
        carrier(types, StorageTypeName.UUID, ClassName.get(UUID.class));
        carrier(types, StorageTypeName.DATE, ClassName.get(LocalDate.class));
        carrier(types, StorageTypeName.TIME, ClassName.get(LocalTime.class));
        carrier(types, StorageTypeName.DATETIME, ClassName.get(LocalDateTime.class));
        carrier(types, StorageTypeName.INSTANT, ClassName.get(Instant.class));
        List.of(JdkType.values()).stream()
                .filter(type -> !type.isUnsigned() && !type.isAsked())
                .forEach(type -> types.put(type.boxed(), new JavaType.Cast(type)));
        return types;
    }

    private static void carrier(Map<TypeName, JavaType> types, StorageTypeName scalar, TypeName boxed) {
        types.put(boxed, new JavaType.Carrier(scalar, boxed));
    }
}
