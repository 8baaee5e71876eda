package dev.runnel.jackson;

import dev.runnel.Deferred;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.ReferenceTypeDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/** Reads a property as loaded, and a missing property as unloaded. */
final class DeferredDeserializer extends ReferenceTypeDeserializer<Deferred<?>> {

    DeferredDeserializer(
            JavaType type, @Nullable TypeDeserializer contentType, @Nullable ValueDeserializer<?> content) {
        super(type, null, contentType, content);
    }

    @Override
    protected DeferredDeserializer withResolved(
            @Nullable TypeDeserializer contentType, @Nullable ValueDeserializer<?> content) {
        return new DeferredDeserializer(_fullType, contentType, content);
    }

    @Override
    public Deferred<?> deserialize(JsonParser parser, DeserializationContext context) throws JacksonException {
        Object content = _valueTypeDeserializer == null
                ? _valueDeserializer.deserialize(parser, context)
                : _valueDeserializer.deserializeWithType(parser, context, _valueTypeDeserializer);
        return loaded(content, context);
    }

    /**
     * Reads JSON's {@code null} as the deserializer of the content does, and rejects it if that has no value for it.
     */
    @Override
    public Deferred<?> getNullValue(DeserializationContext context) {
        return loaded(_valueDeserializer.getNullValue(context), context);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return Deferred.unloaded();
    }

    @Override
    public Deferred<?> referenceValue(Object content) {
        return Deferred.of(content);
    }

    /** A {@code Deferred} is immutable, so there is nothing to merge into. */
    @Override
    public Boolean supportsUpdate(DeserializationConfig config) {
        return Boolean.FALSE;
    }

    @Override
    public Deferred<?> updateReference(Deferred<?> reference, Object content) {
        return Deferred.of(content);
    }

    @Override
    public @Nullable Object getReferenced(Deferred<?> reference) {
        return null;
    }

    private Deferred<?> loaded(@Nullable Object content, DeserializationContext context) {
        return content != null
                ? Deferred.of(content)
                : context.reportInputMismatch(
                        this,
                        "null is not a value of %s: leave the property out if it was not loaded, or declare the component Deferred<Optional<…>>",
                        _fullType.toCanonical());
    }
}
