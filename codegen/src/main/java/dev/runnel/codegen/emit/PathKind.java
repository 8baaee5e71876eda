package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.JdkType;
import dev.runnel.codegen.model.StorageTypeName;

/** The kind of the path of a column, which follows from the operators of its type. */
enum PathKind {
    PLAIN("Path", "path"),
    WHOLE("WholePath", "whole"),
    DECIMAL("DecimalPath", "decimal"),
    FLOATING("FloatingPath", "floating"),
    /** With a sum. */
    ADDITIVE("AdditivePath", "additive"),
    STRING("StringPath", "string"),
    DATE("DatePath", "date"),
    DATE_TIME("DateTimePath", "dateTime"),
    INSTANT("InstantPath", "instant"),
    TIME("TimePath", "time"),
    DURATION("DurationPath", "duration"),
    /** Without operators. */
    OPAQUE("JsonPath", "opaque"),
    /** Without an order. */
    UNORDERED("UnorderedPath", "unordered"),
    /** A newtype of what has more operators than a plain column. */
    NEWTYPE("NewtypePath", "newtype");

    private final String path;
    private final String factory;

    PathKind(String path, String factory) {
        this.path = path;
        this.factory = factory;
    }

    /** The type of the path. */
    static TypeName typeOf(ColumnComponent field) {
        return typeOf(field.type(), field.nullable());
    }

    private static TypeName typeOf(JavaType type, boolean nullable) {
        PathKind kind = of(type);
        ClassName path = ClassName.get("dev.runnel", nullable ? "Nullable" + kind.path : kind.path);
        return switch (kind) {
            case STRING, DECIMAL, DATE, DATE_TIME, INSTANT, TIME, DURATION -> TypeNames.of(path, TypeNames.M);
            case PLAIN, WHOLE, FLOATING, ADDITIVE, UNORDERED, OPAQUE -> TypeNames.of(path, TypeNames.M, type.boxed());
            case NEWTYPE ->
                TypeNames.of(path, TypeNames.M, type.boxed(), typeOf(((JavaType.Newtype) type).inner(), nullable));
        };
    }

    /** Returns the call that creates the path of a field. */
    static CodeBlock pathOf(ColumnComponent field, String constant) {
        return made(field.type(), field.nullable(), constant);
    }

    private static CodeBlock made(JavaType type, boolean nullable, String field) {
        PathKind kind = of(type);
        if (kind != NEWTYPE) {
            return CodeBlock.of("$L($L)", kind.factory(nullable), field);
        }
        JavaType inner = ((JavaType.Newtype) type).inner();
        CodeBlock within = of(inner) == NEWTYPE
                ? CodeBlock.of("column -> $L", made(inner, nullable, "column"))
                : CodeBlock.of("this::$L", of(inner).factory(nullable));
        return CodeBlock.of("$L($L, $L)", kind.factory(nullable), field, within);
    }

    private String factory(boolean nullable) {
        return nullable ? "nullable" + Character.toUpperCase(factory.charAt(0)) + factory.substring(1) : factory;
    }

    private static PathKind number(StorageTypeName storage) {
        return switch (storage) {
            case DECIMAL -> DECIMAL;
            case F32, F64 -> FLOATING;
            default -> WHOLE;
        };
    }

    private static PathKind time(StorageTypeName storage) {
        return switch (storage) {
            case DATE -> DATE;
            case DATETIME -> DATE_TIME;
            case TIME -> TIME;
            default -> INSTANT;
        };
    }

    private static boolean isDuration(JavaType type) {
        return type instanceof JavaType.Cast cast && cast.type() == JdkType.DURATION;
    }

    private static PathKind of(JavaType type) {
        boolean newtype = type instanceof JavaType.Newtype;
        return switch (type.operators()) {
            case NOTHING -> OPAQUE;
            case EQUALITY -> UNORDERED;
            case ORDER -> PLAIN;
            case SUMS -> newtype ? NEWTYPE : isDuration(type) ? DURATION : ADDITIVE;
            case ARITHMETIC -> newtype ? NEWTYPE : number(type.scalar());
            case TEXT -> newtype ? NEWTYPE : STRING;
            case CALENDAR -> newtype ? NEWTYPE : time(type.scalar());
        };
    }
}
