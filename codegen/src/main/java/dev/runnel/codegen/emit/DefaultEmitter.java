package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.DefaultSpec;
import dev.runnel.codegen.model.StorageTypeName;
import java.util.Optional;

/** Emits the default of a column. */
final class DefaultEmitter {
    private DefaultEmitter() {}

    /** Nothing where there is none, or where it was refused. */
    static Optional<CodeBlock> of(ColumnComponent field) {
        DefaultSpec initial = field.initial().orElse(null);
        if (initial instanceof DefaultSpec.Auto auto) {
            return Optional.of(generated(auto, field.scalar()));
        }
        if (initial instanceof DefaultSpec.Constant constant && constant.isNow(field.type())) {
            return Optional.of(CodeBlock.of("now($T::now)", TypeNames.boxed(field)));
        }
        if (initial instanceof DefaultSpec.Constant constant && constant.isFor(field.type())) {
            return Optional.of(CodeBlock.of("constant($L)", field.type().accept(new ConstantEmitter(constant.text()))));
        }
        if (initial instanceof DefaultSpec.Supplier supplier && supplier.reachable()) {
            return Optional.of(CodeBlock.of("<$T>supplied(new $T())", TypeNames.boxed(field), supplier.type()));
        }
        return Optional.empty();
    }

    private static CodeBlock generated(DefaultSpec.Auto auto, StorageTypeName scalar) {
        return switch (auto) {
            case UUID_V4 -> CodeBlock.of("uuidV4()");
            case UUID_V7 -> CodeBlock.of("uuidV7()");
            case IDENTITY -> CodeBlock.of("identity()");
            case BY_TYPE -> CodeBlock.of(scalar == StorageTypeName.UUID ? "uuidV7()" : "identity()");
        };
    }
}
