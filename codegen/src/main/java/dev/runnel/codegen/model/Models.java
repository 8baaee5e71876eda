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
 * The models of one compilation, the models of other compilations that they refer to, and their relations.
 *
 * @param byType in the order in which they were found
 * @param elsewhere models of other compilations
 * @param otherTypes the other types of the compilation
 */
public record Models(Map<ClassName, Model> byType, Map<ClassName, ExternalModel> elsewhere, Set<ClassName> otherTypes) {

    public static Models of(
            Collection<Model> models, Map<ClassName, ExternalModel> elsewhere, Set<ClassName> otherTypes) {
        Map<ClassName, Model> byType = new LinkedHashMap<>();
        models.forEach(model -> byType.put(model.type(), model));
        return new Models(byType, elsewhere, otherTypes);
    }

    public Collection<Model> all() {
        return byType.values();
    }

    /** Returns the model of another compilation that a relation refers to. */
    public Optional<ExternalModel> elsewhere(RelationComponent relation) {
        return byType.containsKey(relation.target())
                ? Optional.empty()
                : Optional.ofNullable(elsewhere.get(relation.target()));
    }

    /** The model that a relation leads to: compiled with them, or before, with a companion that can be used. */
    public Optional<Model> target(RelationComponent relation) {
        Optional<Model> before = elsewhere(relation)
                .filter(model -> model.state() == ExternalModel.State.READY)
                .map(ExternalModel::model);
        return Optional.ofNullable(byType.get(relation.target())).or(() -> before);
    }

    /** The names of the components of {@code target} that the foreign key of a belongs-to relation equals. */
    public static List<String> references(RelationComponent relation, Model target) {
        return relation.references().isEmpty()
                ? target.key().stream().map(ColumnComponent::name).toList()
                : relation.references();
    }

    /** The names of the components that hold the foreign key of a belongs-to relation, in the order of its references. */
    public static List<String> foreignKey(RelationComponent relation, Model target) {
        if (!relation.fields().isEmpty()) {
            return relation.fields();
        }
        return references(relation, target).stream()
                .map(reference -> relation.name() + NameInflection.capitalised(reference))
                .toList();
    }

    /** Whether a belongs-to relation of the model has its foreign key in the field. */
    public boolean isForeignKey(Model model, ColumnComponent field) {
        return model.relations().stream()
                .filter(RelationComponent::belongsTo)
                .flatMap(relation -> target(relation).stream().flatMap(to -> foreignKey(relation, to).stream()))
                .anyMatch(field.name()::equals);
    }

    /** The belongs-to relations of {@code target} that a has-one or has-many relation of {@code owner} can be the other side of. */
    public static List<RelationComponent> inverses(Model owner, RelationComponent relation, Model target) {
        return target.relations().stream()
                .filter(RelationComponent::belongsTo)
                .filter(candidate -> candidate.target().equals(owner.type()))
                .filter(candidate ->
                        relation.inverse().isEmpty() || candidate.name().equals(relation.inverse()))
                .toList();
    }

    /** The relations of a model; without those that {@code check} refuses, or that lead to a model with problems. */
    public List<ResolvedRelation> links(Model owner) {
        List<RelationComponent> relations = owner.relations();
        return IntStream.range(0, relations.size())
                .boxed()
                .flatMap(index -> link(owner, relations.get(index), index).stream())
                .toList();
    }

    private Optional<ResolvedRelation> link(Model owner, RelationComponent relation, int index) {
        return target(relation)
                .flatMap(target -> relation.belongsTo()
                        ? belongsTo(owner, relation, index, target)
                        : otherSide(owner, relation, index, target));
    }

    private Optional<ResolvedRelation> belongsTo(Model owner, RelationComponent relation, int index, Model target) {
        Optional<RelationComponent> otherSide = target.relations().stream()
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

    private Optional<ResolvedRelation> otherSide(Model owner, RelationComponent relation, int index, Model target) {
        List<RelationComponent> inverses = inverses(owner, relation, target);
        if (inverses.size() != 1) {
            return Optional.empty();
        }
        RelationComponent inverse = inverses.get(0);
        List<ColumnComponent> references = fields(target, foreignKey(inverse, owner));
        List<ColumnComponent> fields = fields(owner, references(inverse, owner));
        return link(relation, index, target, fields, references, Optional.of(inverse));
    }

    private static Optional<ResolvedRelation> link(
            RelationComponent relation,
            int index,
            Model target,
            List<ColumnComponent> fields,
            List<ColumnComponent> references,
            Optional<RelationComponent> inverse) {
        if (fields.isEmpty() || fields.size() != references.size()) {
            return Optional.empty();
        }
        return Optional.of(new ResolvedRelation(relation, index, target, fields, references, inverse));
    }

    private static List<ColumnComponent> fields(Model model, List<String> names) {
        return names.stream().flatMap(name -> model.stored(name).stream()).toList();
    }
}
