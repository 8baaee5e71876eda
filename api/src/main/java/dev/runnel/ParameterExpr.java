package dev.runnel;

import dev.runnel.internal.BoundExprSource;
import dev.runnel.mapping.Encoding;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import org.jspecify.annotations.Nullable;

/** A parameter with its slot or its value, which an operand beside it encodes. */
record ParameterExpr<T>(BoundExpr fragment) implements Parameter<T>, BoundExprSource {

    /** Returns the slot or the value of the application. */
    Object value() {
        return fragment.values()[0];
    }

    /**
     * @param encoding the encoding of the class; null if columns do not store the class itself
     * @param value a slot or a value of the application
     */
    static ParameterExpr<?> of(@Nullable Encoding<Object, Object> encoding, Object value) {
        StorageType storage = encoding == null ? StorageType.TEXT : encoding.storage();
        return new ParameterExpr<>(new BoundExpr(new ValueExpr(Value.Param.of(Type.of(storage))), value));
    }
}
