package dev.runnel.codegen.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.StorageTypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The Java types of components, and types derived from types. */
final class TypeNames {
    /** The model that a path starts at. */
    static final TypeVariableName M = TypeVariableName.get("M");

    private TypeNames() {}

    static ParameterizedTypeName of(ClassName generic, TypeName... arguments) {
        return ParameterizedTypeName.get(generic, arguments);
    }

    static ParameterizedTypeName list(TypeName element) {
        return of(ClassName.get(List.class), element);
    }

    static ParameterizedTypeName function(TypeName from, TypeName to) {
        return of(ClassName.get(Function.class), from, to);
    }

    static ParameterizedTypeName biFunction(TypeName first, TypeName second, TypeName to) {
        return of(ClassName.get(BiFunction.class), first, second, to);
    }

    static WildcardTypeName anySuper(TypeName type) {
        return WildcardTypeName.supertypeOf(type);
    }

    static WildcardTypeName anySub(TypeName type) {
        return WildcardTypeName.subtypeOf(type);
    }

    /** The type of a present value, as a type argument. */
    static TypeName boxed(ColumnComponent field) {
        return field.type().boxed();
    }

    /** The type of a present value, as the component has it. */
    static TypeName plain(ColumnComponent field) {
        return field.primitive() ? boxed(field).unbox() : boxed(field);
    }

    /** The type of a selected value: an {@code Optional} if the field may be null. */
    static TypeName selected(ColumnComponent field) {
        return field.nullable() ? of(ClassName.get(Optional.class), boxed(field)) : boxed(field);
    }

    /** A parameter that takes a present value. */
    static ParameterSpec parameter(ColumnComponent field) {
        return ParameterSpec.builder(plain(field), field.name()).build();
    }

    /** A parameter that takes a value, and null if the field is nullable. */
    static ParameterSpec nullableParameter(ColumnComponent field) {
        if (!field.nullable()) {
            return parameter(field);
        }
        AnnotationSpec nullable = AnnotationSpec.builder(ApiTypes.NULLABLE).build();
        return ParameterSpec.builder(boxed(field).annotated(nullable), field.name())
                .build();
    }

    /** An expression that reads no row: it starts at no model. */
    static TypeName ofNoRow(ColumnComponent field) {
        return of(ApiTypes.EXPR, ClassName.get(Object.class), boxed(field));
    }

    /** The Java type of the values of a storage type. */
    static TypeName carrier(StorageTypeName scalar) {
        return switch (scalar) {
            case BOOL -> ClassName.get(Boolean.class);
            case I16 -> ClassName.get(Short.class);
            case I32 -> ClassName.get(Integer.class);
            case I64 -> ClassName.get(Long.class);
            case F32 -> ClassName.get(Float.class);
            case F64 -> ClassName.get(Double.class);
            case DECIMAL -> ClassName.get(BigDecimal.class);
            case TEXT -> ClassName.get(String.class);
            case BYTES -> ArrayTypeName.of(TypeName.BYTE);
            case UUID -> ClassName.get(UUID.class);
            case DATE -> ClassName.get(LocalDate.class);
            case TIME -> ClassName.get(LocalTime.class);
            case DATETIME -> ClassName.get(LocalDateTime.class);
            case INSTANT -> ClassName.get(Instant.class);
        };
    }
}
