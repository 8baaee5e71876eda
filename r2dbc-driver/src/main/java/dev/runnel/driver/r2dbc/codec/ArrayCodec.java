package dev.runnel.driver.r2dbc.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A codec of one-dimensional arrays in PostgreSQL's binary format. It encodes parameters, and cannot decode columns. */
final class ArrayCodec<T> implements Codec<T[]>, CodecMetadata {
    private static final int NULL_LENGTH = -1;

    private final Class<?> arrayType;
    private final PostgresqlObjectId elementId;
    private final PostgresqlObjectId arrayId;
    private final PostgresCodecs.Element<T> element;

    ArrayCodec(
            Class<T> elementType,
            PostgresqlObjectId elementId,
            PostgresqlObjectId arrayId,
            PostgresCodecs.Element<T> element) {
        this.arrayType = Array.newInstance(elementType, 0).getClass();
        this.elementId = elementId;
        this.arrayId = arrayId;
        this.element = element;
    }

    @Override
    public Class<?> type() {
        return arrayType;
    }

    @Override
    public Iterable<PostgresTypeIdentifier> getDataTypes() {
        return List.of(arrayId);
    }

    @Override
    public boolean canDecode(int dataType, Format format, Class<?> type) {
        return false;
    }

    @Override
    public T @Nullable [] decode(@Nullable ByteBuf buffer, int dataType, Format format, Class<? extends T[]> type) {
        throw new UnsupportedOperationException("arrays cannot be read");
    }

    @Override
    public boolean canEncode(Object value) {
        return value.getClass() == arrayType;
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return type == arrayType;
    }

    @Override
    public EncodedParameter encode(Object value) {
        return encode(value, arrayId.getObjectId());
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        return new EncodedParameter(Format.FORMAT_BINARY, dataType, Mono.fromSupplier(() -> write(elements(value))));
    }

    @SuppressWarnings("unchecked")
    private @Nullable T[] elements(Object value) {
        return (T[]) value;
    }

    /** Writes to a heap buffer. */
    ByteBuf write(@Nullable T[] elements) {
        ByteBuf buffer = Unpooled.buffer();
        buffer.writeInt(1).writeInt(1).writeInt(elementId.getObjectId()); // one dimension, NULL is allowed
        buffer.writeInt(elements.length).writeInt(1); // lower bound
        for (T value : elements) {
            if (value == null) {
                buffer.writeInt(NULL_LENGTH);
            } else {
                element.write(value, buffer);
            }
        }
        return buffer;
    }

    @Override
    public EncodedParameter encodeNull() {
        return new EncodedParameter(Format.FORMAT_BINARY, arrayId.getObjectId(), EncodedParameter.NULL_VALUE);
    }
}
