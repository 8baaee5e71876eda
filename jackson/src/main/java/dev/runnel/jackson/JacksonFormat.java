package dev.runnel.jackson;

import dev.runnel.mapping.JsonFormat;
import java.lang.reflect.Type;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of {@code @Json} components, by Jackson: with the modules on the class path, and the defaults of a {@code JsonMapper}. An
 * application with a mapper of its own registers a {@link JsonFormat} that extends this one and has a higher priority:
 *
 * <pre>{@code
 * public final class ShopFormat extends JacksonFormat {
 *     public ShopFormat() { super(ShopJson.MAPPER); }
 *     public int priority() { return 1; }
 * }
 * }</pre>
 */
public class JacksonFormat implements JsonFormat {
    private final JsonMapper mapper;

    public JacksonFormat() {
        this(JsonMapper.builder().findAndAddModules().build());
    }

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
