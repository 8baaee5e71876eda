package dev.runnel.codegen.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model as written.
 *
 * @param annotation the simple name of the annotation: {@code Model} or {@code Projection}
 * @param companionName the name of the companion as the annotation gives it, or the plural; empty where there is none
 * @param companion the type to be generated; a proposal where the name is none
 * @param table the name of the table as the annotation gives it; empty for the default
 * @param schema the name of the schema as the annotation gives it; empty for the default
 * @param comments the Javadoc of components, by name: what {@code @param} tags of the record say
 * @param sets keys, unique sets and indexes that annotations name; keys of annotated components are not among them
 */
public record Model(
        SourceLocation origin,
        String annotation,
        ClassName type,
        Declaration declaration,
        String companionName,
        ClassName companion,
        String table,
        String schema,
        Map<String, String> comments,
        List<ComponentGroup> sets,
        List<Component> components) {

    public Model {
        comments = Map.copyOf(comments);
        sets = List.copyOf(sets);
        components = List.copyOf(components);
    }

    public String name() {
        return type.simpleName();
    }

    public List<ColumnComponent> stored() {
        return only(ColumnComponent.class);
    }

    /** The components that are over the column of another one, or should be. */
    public List<AliasComponent> declaredViews() {
        return only(AliasComponent.class);
    }

    /** Returns the views that name a column. */
    public List<AliasComponent> views() {
        return declaredViews().stream()
                .filter(view -> stored(view.of()).isPresent())
                .toList();
    }

    /** The components over the column of another one. */
    public List<AliasComponent> viewsOf(ColumnComponent field) {
        return views().stream().filter(view -> view.of().equals(field.name())).toList();
    }

    public List<RelationComponent> relations() {
        return only(RelationComponent.class);
    }

    /** In the order that the record names, or else of declaration. */
    public List<ColumnComponent> key() {
        return namedKey()
                .map(this::fields)
                .orElseGet(() -> stored().stream().filter(ColumnComponent::key).toList());
    }

    /** The key that the record names. */
    public Optional<ComponentGroup> namedKey() {
        return sets(ComponentGroup.Kind.KEY).stream().findFirst();
    }

    public List<ComponentGroup> sets(ComponentGroup.Kind kind) {
        return sets.stream().filter(set -> set.kind() == kind).toList();
    }

    /** The columns of a set, without names that are none or there before. */
    public List<ColumnComponent> fields(ComponentGroup set) {
        return set.fields().stream()
                .distinct()
                .flatMap(name -> stored(name).stream())
                .toList();
    }

    /** How many of the first components of the key are its partition. */
    public int partition() {
        return namedKey().map(key -> key.partition().size()).orElse(1);
    }

    public Optional<ColumnComponent> stored(String name) {
        return stored().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Whether the type of every component was understood. */
    public boolean isReadable() {
        return only(InvalidComponent.class).isEmpty();
    }

    private <C extends Component> List<C> only(Class<C> kind) {
        return components.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
