package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.Scalar;

/** The bijection of a type, as code. */
final class MappingCode implements JavaType.Visitor<CodeBlock> {
    private static final MappingCode CODE = new MappingCode();

    private MappingCode() {}

    static CodeBlock of(JavaType type) {
        return type.accept(CODE);
    }

    @Override
    public CodeBlock visitCarrier(JavaType.Carrier carrier) {
        return CodeBlock.of("$T.<$T>of($T.$L)", Api.IDENTITY, carrier.boxed(), Api.STORAGE, carrier.scalar());
    }

    @Override
    public CodeBlock visitCast(JavaType.Cast cast) {
        return CodeBlock.of(
                "$T.$L",
                cast.type().isAsked() ? Api.AS_TEXT : Api.LIBRARY,
                cast.type().constant());
    }

    @Override
    public CodeBlock visitScaled(JavaType.Scaled scaled) {
        return CodeBlock.of("new $T($L)", Api.SCALED, scaled.scale());
    }

    @Override
    public CodeBlock visitTruncated(JavaType.Truncated truncated) {
        return CodeBlock.of("new $T<>($L, $L)", Api.TRUNCATED, truncated.inner().accept(this), truncated.digits());
    }

    @Override
    public CodeBlock visitConstants(JavaType.Constants constants) {
        boolean labels = constants.scalar() == Scalar.TEXT;
        CodeBlock.Builder code = CodeBlock.builder().add("$T", Api.CONSTANTS);
        if (labels) {
            code.add(".byName($T.values())", constants.boxed());
        }
        String call = labels ? "$Z.with" : ".byCode";
        for (String constant : constants.constants()) {
            Object stored = constants.stored().get(constant);
            if (stored != null) {
                code.add(call + (labels ? "($T.$L, $S)" : "($T.$L, $L)"), constants.boxed(), constant, stored);
                call = "$Z.with";
            }
        }
        return code.build();
    }

    @Override
    public CodeBlock visitAffine(JavaType.Affine affine) {
        String factory = switch (affine.scalar()) {
            case I16 -> "ofShort";
            case I32 -> "ofInt";
            case I64 -> "ofLong";
            default -> "ofDecimal";
        };
        return CodeBlock.of(
                "$T.$L($S, $S)",
                Api.AFFINE,
                factory,
                affine.scale().toPlainString(),
                affine.offset().toPlainString());
    }

    @Override
    public CodeBlock visitConverted(JavaType.Converted converted) {
        return CodeBlock.of(
                "new $T<>(new $T(), $L)",
                Api.CONVERTED,
                converted.bijection(),
                converted.inner().accept(this));
    }

    @Override
    public CodeBlock visitJson(JavaType.Json json) {
        return CodeBlock.of("$T.of(new $T<$T>() {})", Api.JSON_TEXT, Api.JSON_TYPE, json.boxed());
    }

    @Override
    public CodeBlock visitNewtype(JavaType.Newtype newtype) {
        return CodeBlock.of(
                "$T.<$T, $T, $T>of($T::new, $T::$L, $L)",
                Api.NEWTYPE,
                newtype.boxed(),
                newtype.inner().boxed(),
                Types.carrier(newtype.scalar()),
                newtype.boxed(),
                newtype.boxed(),
                newtype.component(),
                newtype.inner().accept(this));
    }
}
