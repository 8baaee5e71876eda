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
 * The models that are compiled together, those of other compilations that they lead to, and how they refer to each other.
 *
 * @param byType in the order in which they were found
 * @param elsewhere models of other compilations
 * @param otherTypes what else is compiled with them
 */
public record Models(Map<ClassName, Model> byType, Map<ClassName, Elsewhere> elsewhere, Set<ClassName> otherTypes) {

    public static Models of(Collection<Model> models, Map<ClassName, Elsewhere> elsewhere, Set<ClassName> otherTypes) {
        Map<ClassName, Model> byType = new LinkedHashMap<>();
        models.forEach(model -> byType.put(model.type(), model));
        return new Models(byType, elsewhere, otherTypes);
    }

    public Collection<Model> all() {
        return byType.values();
    }

    /** What another compilation has of the model that a relation leads to. */
    public Optional<Elsewhere> elsewhere(Related relation) {
        return byType.containsKey(relation.target())
                ? Optional.empty()
                : Optional.ofNullable(elsewhere.get(relation.target()));
    }

    /** The model that a relation leads to: compiled with them, or before, with a companion that can be used. */
    public Optional<Model> target(Related relation) {
        Optional<Model> before = elsewhere(relation)
                .filter(model -> model.state() == Elsewhere.State.READY)
                .map(Elsewhere::model);
        return Optional.ofNullable(byType.get(relation.target())).or(() -> before);
    }

    /** The names of the components of {@code target} that the foreign key of a belongs-to relation equals. */
    public static List<String> references(Related relation, Model target) {
        return relation.references().isEmpty()
                ? target.key().stream().map(Stored::name).toList()
                : relation.references();
    }

    /** The names of the components that hold the foreign key of a belongs-to relation, in the order of its references. */
    public static List<String> foreignKey(Related relation, Model target) {
        if (!relation.fields().isEmpty()) {
            return relation.fields();
        }
        return references(relation, target).stream()
                .map(reference -> relation.name() + Words.capitalised(reference))
                .toList();
    }

    /** Whether a belongs-to relation of the model has its foreign key in the field. */
    public boolean isForeignKey(Model model, Stored field) {
        return model.relations().stream()
                .filter(Related::belongsTo)
                .flatMap(relation -> target(relation).stream().flatMap(to -> foreignKey(relation, to).stream()))
                .anyMatch(field.name()::equals);
    }

    /** The belongs-to relations of {@code target} that a has-one or has-many relation of {@code owner} can be the other side of. */
    public static List<Related> inverses(Model owner, Related relation, Model target) {
        return target.relations().stream()
                .filter(Related::belongsTo)
                .filter(candidate -> candidate.target().equals(owner.type()))
                .filter(candidate ->
                        relation.inverse().isEmpty() || candidate.name().equals(relation.inverse()))
                .toList();
    }

    /** The relations of a model; without those that {@code check} refuses, or that lead to a model with problems. */
    public List<Link> links(Model owner) {
        List<Related> relations = owner.relations();
        return IntStream.range(0, relations.size())
                .boxed()
                .flatMap(index -> link(owner, relations.get(index), index).stream())
                .toList();
    }

    private Optional<Link> link(Model owner, Related relation, int index) {
        return target(relation)
                .flatMap(target -> relation.belongsTo()
                        ? belongsTo(owner, relation, index, target)
                        : otherSide(owner, relation, index, target));
    }

    private Optional<Link> belongsTo(Model owner, Related relation, int index, Model target) {
        Optional<Related> otherSide = target.relations().stream()
                .filter(candidate ->
                        !candidate.belongsTo() && candidate.target().equals(owner.type()))
                .filter(candidate -> inverses(target, candidate, owner).equals(List.of(relation)))
                .findFirst();
        return link(
                relation,
                index,
                target,
                fields(owner, foreignKey(relation, target)),
                fields(target, references(relation, target)),
                otherSide);
    }

    private Optional<Link> otherSide(Model owner, Related relation, int index, Model target) {
        List<Related> inverses = inverses(owner, relation, target);
        if (inverses.size() != 1) {
            return Optional.empty();
        }
        Related inverse = inverses.get(0);
        List<Stored> references = fields(target, foreignKey(inverse, owner));
        List<Stored> fields = fields(owner, references(inverse, owner));
        return link(relation, index, target, fields, references, Optional.of(inverse));
    }

    private static Optional<Link> link(
            Related relation,
            int index,
            Model target,
            List<Stored> fields,
            List<Stored> references,
            Optional<Related> inverse) {
        if (fields.isEmpty() || fields.size() != references.size()) {
            return Optional.empty();
        }
        return Optional.of(new Link(relation, index, target, fields, references, inverse));
    }

    private static List<Stored> fields(Model model, List<String> names) {
        return names.stream().flatMap(name -> model.stored(name).stream()).toList();
    }
}
