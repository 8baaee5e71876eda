package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.runnel.codegen.model.JavaType;

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
        return CodeBlock.of("$T.$L", Api.CAST, cast.constant());
    }

    @Override
    public CodeBlock visitScaled(JavaType.Scaled scaled) {
        return CodeBlock.of("new $T($L)", Api.SCALED, scaled.scale());
    }

    @Override
    public CodeBlock visitLabels(JavaType.Labels labels) {
        return CodeBlock.of("$T.of($T.values())", Api.LABELS, labels.boxed());
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
