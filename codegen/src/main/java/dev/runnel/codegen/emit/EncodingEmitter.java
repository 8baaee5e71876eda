package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.StorageTypeName;

/** Emits the encoding of a type. */
final class EncodingEmitter implements JavaType.Visitor<CodeBlock> {
    private static final EncodingEmitter CODE = new EncodingEmitter();

    private EncodingEmitter() {}

    static CodeBlock of(JavaType type) {
        return type.accept(CODE);
    }

    @Override
    public CodeBlock visitCarrier(JavaType.Carrier carrier) {
        return CodeBlock.of("$T.$L", ApiTypes.ENCODINGS, carrier.scalar());
    }

    @Override
    public CodeBlock visitCast(JavaType.Cast cast) {
        return CodeBlock.of("$T.$L", ApiTypes.ENCODINGS, cast.type());
    }

    @Override
    public CodeBlock visitScaled(JavaType.Scaled scaled) {
        return CodeBlock.of("$T.scaled($L)", ApiTypes.ENCODINGS, scaled.scale());
    }

    @Override
    public CodeBlock visitTruncated(JavaType.Truncated truncated) {
        return CodeBlock.of(
                "$T.truncated($L, $L)", ApiTypes.ENCODINGS, truncated.inner().accept(this), truncated.digits());
    }

    @Override
    public CodeBlock visitConstants(JavaType.Constants constants) {
        boolean labels = constants.scalar() == StorageTypeName.TEXT;
        CodeBlock.Builder code = CodeBlock.builder().add("$T", ApiTypes.ENCODINGS);
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
            case I16 -> "affineShort";
            case I32 -> "affineInt";
            case I64 -> "affineLong";
            default -> "affineDecimal";
        };
        return CodeBlock.of(
                "$T.$L($S, $S)",
                ApiTypes.ENCODINGS,
                factory,
                affine.scale().toPlainString(),
                affine.offset().toPlainString());
    }

    @Override
    public CodeBlock visitConverted(JavaType.Converted converted) {
        return CodeBlock.of(
                "$T.converted(new $T(), $L)",
                ApiTypes.ENCODINGS,
                converted.bijection(),
                converted.inner().accept(this));
    }

    @Override
    public CodeBlock visitJson(JavaType.Json json) {
        return CodeBlock.of("$T.json(new $T<$T>() {})", ApiTypes.ENCODINGS, ApiTypes.JSON_TYPE, json.boxed());
    }

    @Override
    public CodeBlock visitNewtype(JavaType.Newtype newtype) {
        return CodeBlock.of(
                "$T.<$T, $T, $T>newtype($T::new, $T::$L, $L)",
                ApiTypes.ENCODINGS,
                newtype.boxed(),
                newtype.inner().boxed(),
                TypeNames.carrier(newtype.scalar()),
                newtype.boxed(),
                newtype.boxed(),
                newtype.component(),
                newtype.inner().accept(this));
    }
}
