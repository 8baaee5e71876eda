package dev.runnel.codegen.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;

/**
 * A model as written.
 *
 * @param companionName the name of the companion as the annotation gives it, or the plural; empty where there is none
 * @param companion the type to be generated; a proposal where the name is none
 * @param table the name of the table
 */
public record Model(
        Origin origin,
        ClassName type,
        Declaration declaration,
        String companionName,
        ClassName companion,
        String table,
        List<Component> components) {

    public Model {
        components = List.copyOf(components);
    }

    public String name() {
        return type.simpleName();
    }

    public List<Stored> stored() {
        return only(Stored.class);
    }

    public List<Related> relations() {
        return only(Related.class);
    }

    public List<Stored> key() {
        return stored().stream().filter(Stored::key).toList();
    }

    /** How many of the first components of the key are its partition. */
    public int partition() {
        return 1;
    }

    public Optional<Stored> stored(String name) {
        return stored().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Whether the type of every component was understood. */
    public boolean isReadable() {
        return only(Unreadable.class).isEmpty();
    }

    private <C extends Component> List<C> only(Class<C> kind) {
        return components.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
