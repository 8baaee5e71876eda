package dev.runnel.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.runnel.Deferred;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.type.ReferenceType;
import tools.jackson.databind.type.TypeBindings;
import tools.jackson.databind.type.TypeFactory;
import tools.jackson.databind.type.TypeModifier;

/**
 * Reads and writes record components of type {@link Deferred}. {@code JsonMapper.builder().findAndAddModules()} finds
 * the module, as do frameworks that look for modules; an application may also add it explicitly.
 *
 * <table>
 * <caption>A component and its JSON</caption>
 * <tr><th>component<th>written<th>read again
 * <tr><td>unloaded<td>omitted<td>unloaded
 * <tr><td>loaded<td>the loaded value, in its place<td>loaded
 * <tr><td>loaded and empty ({@code Deferred<Optional<T>>})<td>{@code null}<td>loaded and empty
 * <tr><td>partially loaded<td>the loaded part<td>loaded, not partial: the JSON does not show that there may be more
 * <tr><td>missing: its row was deleted during the read<td>omitted<td>unloaded
 * </table>
 *
 * <p>These rules take precedence over {@code @JsonInclude} and the inclusion of the mapper: an unloaded component is
 * never written, and a loaded one is always written. Only an inclusion of the <em>content</em>, {@code
 * @JsonInclude(content = …)}, can omit a loaded component.
 *
 * <p>An element of a list and a top-level value cannot be omitted. An unloaded {@code Deferred} is written as {@code
 * null} there, and is not read again as unloaded: see the next paragraph.
 *
 * <p>JSON's {@code null} is a value of {@code Deferred<Optional<T>>} only, and means loaded and empty. For any other
 * {@code Deferred} it is rejected: a loaded value of such a component cannot be null, and an unloaded component is a
 * missing property.
 */
public final class DeferredModule extends JacksonModule {

    @Override
    public String getModuleName() {
        return "runnel-jackson";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addTypeModifier(new DeferredIsReferenceType())
                .addSerializers(new DeferredSerializers())
                .addDeserializers(new DeferredDeserializers())
                .insertAnnotationIntrospector(new OmitUnloaded());
    }

    /** Declares {@code Deferred} as a reference type, as {@code Optional} is: a type with one value or none. */
    private static final class DeferredIsReferenceType extends TypeModifier {
        @Override
        public JavaType modifyType(JavaType type, Type declared, TypeBindings bindings, TypeFactory factory) {
            return type.hasRawClass(Deferred.class) && !type.isReferenceType()
                    ? ReferenceType.upgradeFrom(type, type.containedTypeOrUnknown(0))
                    : type;
        }
    }

    /** Omits unloaded components. They are absent to Jackson: the serializer has no referenced value for them. */
    private static final class OmitUnloaded extends NopAnnotationIntrospector {
        private static final JsonInclude.Value OMIT_UNLOADED = JsonInclude.Value.construct(Include.NON_ABSENT, null);

        @Override
        public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
            return annotated.getRawType() == Deferred.class ? OMIT_UNLOADED : JsonInclude.Value.empty();
        }
    }

    private static final class DeferredSerializers extends Serializers.Base {
        @Override
        public @Nullable ValueSerializer<?> findReferenceSerializer(
                SerializationConfig config,
                ReferenceType type,
                BeanDescription.Supplier description,
                JsonFormat.@Nullable Value format,
                @Nullable TypeSerializer contentType,
                @Nullable ValueSerializer<Object> content) {
            if (!type.hasRawClass(Deferred.class)) {
                return null;
            }
            boolean byDeclaredType = contentType == null && config.isEnabled(MapperFeature.USE_STATIC_TYPING);
            return new DeferredSerializer(type, byDeclaredType, contentType, content);
        }
    }

    private static final class DeferredDeserializers extends Deserializers.Base {
        @Override
        public @Nullable ValueDeserializer<?> findReferenceDeserializer(
                ReferenceType type,
                DeserializationConfig config,
                BeanDescription.Supplier description,
                @Nullable TypeDeserializer contentType,
                @Nullable ValueDeserializer<?> content) {
            return type.hasRawClass(Deferred.class) ? new DeferredDeserializer(type, contentType, content) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type == Deferred.class;
        }
    }
}
