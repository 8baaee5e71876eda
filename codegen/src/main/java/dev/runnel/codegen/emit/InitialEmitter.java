package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.runnel.codegen.model.Initial;
import dev.runnel.codegen.model.Scalar;
import dev.runnel.codegen.model.Stored;
import java.util.Optional;

/** {@code Initial}: what fills a column that a create does not name. */
final class InitialEmitter {
    private InitialEmitter() {}

    /** Nothing where there is none, or where it was refused. */
    static Optional<CodeBlock> of(Stored field) {
        Initial initial = field.initial().orElse(null);
        if (initial instanceof Initial.Auto auto) {
            return Optional.of(CodeBlock.of("$T.$L", Api.MADE, made(auto, field.scalar())));
        }
        if (initial instanceof Initial.Constant constant && constant.isNow(field.type())) {
            return Optional.of(now(field));
        }
        if (initial instanceof Initial.Constant constant && constant.isFor(field.type())) {
            return Optional.of(CodeBlock.of(
                    "$T.constant($L)", Api.INITIAL, field.type().accept(new ConstantCode(constant.text()))));
        }
        if (initial instanceof Initial.Supplier supplier && supplier.reachable()) {
            return Optional.of(
                    CodeBlock.of("$T.<$T>supplied(new $T())", Api.INITIAL, Types.boxed(field), supplier.type()));
        }
        return Optional.empty();
    }

    /** The moment, of a time. */
    static CodeBlock now(Stored field) {
        return CodeBlock.of("$T.now($T::now)", Api.INITIAL, Types.boxed(field));
    }

    private static Initial.Auto made(Initial.Auto auto, Scalar scalar) {
        if (auto != Initial.Auto.BY_TYPE) {
            return auto;
        }
        return scalar == Scalar.UUID ? Initial.Auto.UUID_V7 : Initial.Auto.IDENTITY;
    }
}
