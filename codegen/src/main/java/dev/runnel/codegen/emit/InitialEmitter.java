package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.runnel.codegen.model.Initial;
import dev.runnel.codegen.model.Scalar;
import dev.runnel.codegen.model.Stored;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** {@code Initial}: what fills a column that a create does not name. */
final class InitialEmitter {
    private InitialEmitter() {}

    /** Nothing where there is none, or where it was refused. */
    static Optional<CodeBlock> of(Stored field) {
        Initial initial = field.initial().orElse(null);
        if (initial instanceof Initial.Auto auto) {
            return Optional.of(CodeBlock.of("$T.$L", Api.MADE, made(auto, field.scalar())));
        }
        if (initial instanceof Initial.Constant constant && constant.isNow(field.scalar())) {
            return Optional.of(CodeBlock.of("$T.now($T::now)", Api.INITIAL, Types.boxed(field)));
        }
        if (initial instanceof Initial.Constant constant && constant.isFor(field.scalar())) {
            return Optional.of(CodeBlock.of("$T.constant($L)", Api.INITIAL, literal(field, constant.text())));
        }
        if (initial instanceof Initial.Supplier supplier && supplier.reachable()) {
            return Optional.of(
                    CodeBlock.of("$T.<$T>supplied(new $T())", Api.INITIAL, Types.boxed(field), supplier.type()));
        }
        return Optional.empty();
    }

    private static Initial.Auto made(Initial.Auto auto, Scalar scalar) {
        if (auto != Initial.Auto.BY_TYPE) {
            return auto;
        }
        return scalar == Scalar.UUID ? Initial.Auto.UUID_V7 : Initial.Auto.IDENTITY;
    }

    private static CodeBlock literal(Stored field, String text) {
        return switch (field.scalar()) {
            case BOOL -> CodeBlock.of("$L", text);
            case I64 -> CodeBlock.of("$LL", text);
            case TEXT -> CodeBlock.of("$S", text);
            case UUID -> CodeBlock.of("$T.fromString($S)", UUID.class, text);
            case INSTANT -> CodeBlock.of("$T.parse($S)", Instant.class, text);
        };
    }
}
