package dev.runnel.jackson;

import dev.runnel.Deferred;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.ReferenceTypeSerializer;
import tools.jackson.databind.type.ReferenceType;
import tools.jackson.databind.util.NameTransformer;

/**
 * Writes the loaded value in the place of its {@code Deferred}. Unloaded and missing values are empty to Jackson, so
 * it omits them.
 */
final class DeferredSerializer extends ReferenceTypeSerializer<Deferred<?>> {

    DeferredSerializer(
            ReferenceType type,
            boolean byDeclaredType,
            @Nullable TypeSerializer contentType,
            @Nullable ValueSerializer<Object> content) {
        super(type, byDeclaredType, contentType, content);
    }

    private DeferredSerializer(
            DeferredSerializer base,
            @Nullable BeanProperty property,
            @Nullable TypeSerializer contentType,
            @Nullable ValueSerializer<?> content,
            @Nullable NameTransformer unwrapper,
            @Nullable Object suppressed,
            boolean suppressNulls) {
        super(base, property, contentType, content, unwrapper, suppressed, suppressNulls);
    }

    @Override
    protected DeferredSerializer withResolved(
            @Nullable BeanProperty property,
            @Nullable TypeSerializer contentType,
            @Nullable ValueSerializer<?> content,
            @Nullable NameTransformer unwrapper) {
        return new DeferredSerializer(
                this, property, contentType, content, unwrapper, _suppressableValue, _suppressNulls);
    }

    @Override
    public DeferredSerializer withContentInclusion(@Nullable Object suppressed, boolean suppressNulls) {
        return new DeferredSerializer(
                this, _property, _valueTypeSerializer, _valueSerializer, _unwrapper, suppressed, suppressNulls);
    }

    @Override
    protected boolean _isValuePresent(Deferred<?> value) {
        return value.isLoaded() && !value.isMissing();
    }

    @Override
    protected Object _getReferenced(Deferred<?> value) {
        return value.get();
    }

    @Override
    protected @Nullable Object _getReferencedIfPresent(Deferred<?> value) {
        return _isValuePresent(value) ? value.get() : null;
    }
}
