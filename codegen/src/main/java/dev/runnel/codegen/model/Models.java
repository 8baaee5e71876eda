package dev.runnel.codegen.model;

import com.palantir.javapoet.ClassName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The models that are compiled together, and how they refer to each other.
 *
 * @param byType in the order in which they were found
 * @param otherTypes what else is compiled with them
 */
public record Models(Map<ClassName, Model> byType, Set<ClassName> otherTypes) {

    public static Models of(Collection<Model> models, Set<ClassName> otherTypes) {
        Map<ClassName, Model> byType = new LinkedHashMap<>();
        models.forEach(model -> byType.put(model.type(), model));
        return new Models(byType, otherTypes);
    }

    public Collection<Model> all() {
        return byType.values();
    }

    /** The model that a relation leads to, if it is compiled with them. */
    public Optional<Model> target(Related relation) {
        return Optional.ofNullable(byType.get(relation.target()));
    }

    /** The names of the components that hold the foreign key of a belongs-to relation, in the order of the key of {@code target}. */
    public static List<String> foreignKey(Related relation, Model target) {
        if (!relation.fields().isEmpty()) {
            return relation.fields();
        }
        return target.key().stream()
                .map(key -> relation.name() + Words.capitalised(key.name()))
                .toList();
    }

    /** The belongs-to relations of {@code target} that a has-many relation of {@code owner} can be the other side of. */
    public static List<Related> inverses(Model owner, Related relation, Model target) {
        return target.relations().stream()
                .filter(Related::belongsTo)
                .filter(candidate -> candidate.target().equals(owner.type()))
                .filter(candidate ->
                        relation.inverse().isEmpty() || candidate.name().equals(relation.inverse()))
                .toList();
    }

    /** The relations of a model without problems. */
    public List<Link> links(Model owner) {
        List<Related> relations = owner.relations();
        return IntStream.range(0, relations.size())
                .mapToObj(index -> link(owner, relations.get(index), index))
                .toList();
    }

    private Link link(Model owner, Related relation, int index) {
        Model target = target(relation).orElseThrow();
        if (relation.belongsTo()) {
            return new Link(
                    relation,
                    index,
                    target,
                    named(owner, foreignKey(relation, target)),
                    target.key(),
                    hasManyOver(relation, owner, target));
        }
        Related inverse = inverses(owner, relation, target).get(0);
        return new Link(
                relation, index, target, owner.key(), named(target, foreignKey(inverse, owner)), Optional.of(inverse));
    }

    private static Optional<Related> hasManyOver(Related relation, Model owner, Model target) {
        return target.relations().stream()
                .filter(candidate ->
                        !candidate.belongsTo() && candidate.target().equals(owner.type()))
                .filter(candidate -> inverses(target, candidate, owner).contains(relation))
                .findFirst();
    }

    private static List<Stored> named(Model model, List<String> names) {
        return names.stream().map(name -> model.stored(name).orElseThrow()).toList();
    }
}
