package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.runnel.codegen.model.Initial;
import dev.runnel.codegen.model.Scalar;
import dev.runnel.codegen.model.Stored;
import java.util.Optional;

/** The value of a column that a create does not set. */
final class InitialEmitter {
    private InitialEmitter() {}

    /** Nothing where there is none, or where it was refused. */
    static Optional<CodeBlock> of(Stored field) {
        Initial initial = field.initial().orElse(null);
        if (initial instanceof Initial.Auto auto) {
            return Optional.of(generated(auto, field.scalar()));
        }
        if (initial instanceof Initial.Constant constant && constant.isNow(field.type())) {
            return Optional.of(CodeBlock.of("now($T::now)", Types.boxed(field)));
        }
        if (initial instanceof Initial.Constant constant && constant.isFor(field.type())) {
            return Optional.of(CodeBlock.of("constant($L)", field.type().accept(new ConstantCode(constant.text()))));
        }
        if (initial instanceof Initial.Supplier supplier && supplier.reachable()) {
            return Optional.of(CodeBlock.of("<$T>supplied(new $T())", Types.boxed(field), supplier.type()));
        }
        return Optional.empty();
    }

    private static CodeBlock generated(Initial.Auto auto, Scalar scalar) {
        return switch (auto) {
            case UUID_V4 -> CodeBlock.of("uuidV4()");
            case UUID_V7 -> CodeBlock.of("uuidV7()");
            case IDENTITY -> CodeBlock.of("identity()");
            case BY_TYPE -> CodeBlock.of(scalar == Scalar.UUID ? "uuidV7()" : "identity()");
        };
    }
}
