package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.runnel.codegen.model.JavaType;

/**
 * A constant of a type, as code.
 *
 * @param text as it is written in the annotation
 */
record ConstantEmitter(String text) implements JavaType.Visitor<CodeBlock> {

    @Override
    public CodeBlock visitCarrier(JavaType.Carrier carrier) {
        return switch (carrier.scalar()) {
            case BOOL, I32 -> CodeBlock.of("$L", text);
            case I16 -> CodeBlock.of("(short) $L", text);
            case I64 -> CodeBlock.of("$LL", text);
            case F32 -> CodeBlock.of("$Lf", text);
            case F64 -> CodeBlock.of("$Ld", text);
            case DECIMAL -> CodeBlock.of("new $T($S)", carrier.boxed(), text);
            case TEXT -> CodeBlock.of("$S", text);
            case UUID -> CodeBlock.of("$T.fromString($S)", carrier.boxed(), text);
            case DATE, TIME, DATETIME, INSTANT -> CodeBlock.of("$T.parse($S)", carrier.boxed(), text);
            case BYTES -> throw new IllegalArgumentException("bytes have no constants");
        };
    }

    @Override
    public CodeBlock visitCast(JavaType.Cast cast) {
        return CodeBlock.of(cast.type().code() + "$4L", cast.boxed(), text, (int) text.charAt(0), "");
    }

    @Override
    public CodeBlock visitScaled(JavaType.Scaled scaled) {
        return CodeBlock.of("new $T($S)", scaled.boxed(), text);
    }

    @Override
    public CodeBlock visitTruncated(JavaType.Truncated truncated) {
        return truncated.inner().accept(this);
    }

    @Override
    public CodeBlock visitConstants(JavaType.Constants constants) {
        return CodeBlock.of("$T.$L", constants.boxed(), text);
    }

    @Override
    public CodeBlock visitAffine(JavaType.Affine affine) {
        return affine.number().accept(this);
    }

    @Override
    public CodeBlock visitConverted(JavaType.Converted converted) {
        throw new IllegalArgumentException("a converted type has no constants");
    }

    @Override
    public CodeBlock visitJson(JavaType.Json json) {
        throw new IllegalArgumentException("JSON has no constants");
    }

    @Override
    public CodeBlock visitNewtype(JavaType.Newtype newtype) {
        return CodeBlock.of("new $T($L)", newtype.boxed(), newtype.inner().accept(this));
    }
}
