package dev.runnel.jackson;

import dev.runnel.mapping.JsonFormat;
import java.lang.reflect.Type;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes {@code @Json} components with Jackson. Its mapper has the modules of the class path and the defaults
 * of a {@code JsonMapper}. An application with a mapper of its own registers a subclass with a higher priority as the
 * service {@link JsonFormat}:
 *
 * <pre>{@code
 * public final class ShopFormat extends JacksonFormat {
 *     public ShopFormat() { super(ShopJson.MAPPER); }
 *     public int priority() { return 1; }
 * }
 * }</pre>
 *
 * <p>An instance is thread-safe if its mapper is not changed any more.
 */
public class JacksonFormat implements JsonFormat {
    private final JsonMapper mapper;

    /** Creates a format with the modules of the class path. It is called by {@link java.util.ServiceLoader}. */
    public JacksonFormat() {
        this(JsonMapper.builder().findAndAddModules().build());
    }

    /**
     * Creates a format with a mapper of the application.
     *
     * @param mapper the mapper that reads and writes the components
     */
    public JacksonFormat(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public <J> Codec<J> of(Type type) {
        JavaType java = mapper.constructType(type);
        ObjectWriter writer = mapper.writerFor(java);
        ObjectReader reader = mapper.readerFor(java);
        return new Codec<>() {
            @Override
            public String write(J value) {
                return writer.writeValueAsString(value);
            }

            @Override
            public J read(String json) {
                return reader.readValue(json);
            }
        };
    }
}
