package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.ComponentGroup;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.RelationComponent;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** The shared state of the emitters of one companion: its model, its names, and the steps of its creates. */
final class Companion {
    private final Model model;
    private final Models models;
    private final List<ResolvedRelation> links;
    private final NameAllocator constants = new NameAllocator();

    Companion(Model model, Models models) {
        this.model = model;
        this.models = models;
        this.links = models.links(model);
        List.of("METADATA", "MODEL", "ALL", "TABLE", "ROW").forEach(constants::newName);
        model.components().forEach(component -> constants.newName(component.name()));
        model.components().forEach(component -> constants.newName(upperCase(component), component));
    }

    Model model() {
        return model;
    }

    ClassName type() {
        return model.type();
    }

    ClassName name() {
        return model.companion();
    }

    ClassName nested(String simpleName) {
        return name().nestedClass(simpleName);
    }

    ClassName query() {
        return nested("Query");
    }

    ClassName create() {
        return nested("Create");
    }

    /** Returns the type of a create argument: a create or a draft. */
    ParameterizedTypeName creation() {
        return TypeNames.of(ApiTypes.CREATE_STATEMENT, type());
    }

    /** The fields of the model, starting at {@code start}. */
    ParameterizedTypeName fields(TypeName start) {
        return TypeNames.of(nested("Fields"), start);
    }

    /** A statement that deletes the row of a record. */
    ParameterizedTypeName recordDelete() {
        return TypeNames.of(ApiTypes.RECORD_DELETE, fields(type()));
    }

    /** A row to be created under a relation. */
    ClassName nestedUnder(RelationComponent relation) {
        return nested("ChildOf" + NameInflection.capitalised(relation.name()));
    }

    /** {@code a todo}, for doc comments. Most models that begin with {@code U} sound like {@code User}: they take {@code a}. */
    String singular() {
        String name = NameInflection.decapitalised(model.name());
        return ("aeio".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    /** The name of a parameter that is a record of the model: {@code todo}. */
    String parameter() {
        String name = NameInflection.decapitalised(model.name());
        return SourceVersion.isKeyword(name) || name.equals("f") ? name + "_" : name;
    }

    /** The Javadoc of a component; empty where it has none. */
    String comment(Component component) {
        String comment = model.comments().getOrDefault(component.name(), "");
        return comment.isEmpty() ? "" : comment + "\n";
    }

    List<ColumnComponent> stored() {
        return model.stored();
    }

    List<ColumnComponent> key() {
        return model.key();
    }

    /** Whether the key has several parts, so that a record holds them. */
    boolean hasKeyRecord() {
        return key().size() > 1;
    }

    ClassName keyRecord() {
        return nested("Key");
    }

    /** The method of the fields that gives the key as one value. */
    String keyPath() {
        boolean taken = model.components().stream()
                .anyMatch(component -> component.name().equals("key"));
        return taken ? "wholeKey" : "key";
    }

    List<ResolvedRelation> links() {
        return links;
    }

    Optional<ResolvedRelation> link(Component component) {
        return links.stream().filter(link -> link.related().equals(component)).findFirst();
    }

    /** Fields that are unique or indexed together, and the name of that if the model gives it one. */
    record Lookup(List<ColumnComponent> fields, String name) {}

    /** The sets of fields that are unique. */
    List<Lookup> uniques() {
        return named(model.sets(ComponentGroup.Kind.UNIQUE).stream()
                .filter(set -> set.whereNull().isEmpty()));
    }

    /** The sets of fields that are unique among the rows in which another field is NULL. */
    List<PartialUnique> partialUniques() {
        return model.sets(ComponentGroup.Kind.UNIQUE).stream()
                .flatMap(set -> model.stored(set.whereNull()).stream()
                        .map(whereNull -> new PartialUnique(new Lookup(model.fields(set), set.name()), whereNull)))
                .toList();
    }

    /** Fields that are unique among the rows in which another field is NULL. */
    record PartialUnique(Lookup unique, ColumnComponent whereNull) {}

    /** Foreign keys and what is annotated, each once, without what is found by the key or a unique set anyway. */
    List<Lookup> indexes() {
        List<List<ColumnComponent>> found = new ArrayList<>(List.of(key()));
        uniques().forEach(unique -> found.add(unique.fields()));
        partialUniques().forEach(partial -> found.add(partial.unique().fields()));
        List<Lookup> indexes = new ArrayList<>();
        Stream.concat(named(model.sets(ComponentGroup.Kind.INDEX).stream()).stream(), foreignKeys())
                .forEach(index -> {
                    if (!found.contains(index.fields())) {
                        found.add(index.fields());
                        indexes.add(index);
                    }
                });
        return indexes;
    }

    private List<Lookup> named(Stream<ComponentGroup> sets) {
        return sets.map(set -> new Lookup(model.fields(set), set.name())).toList();
    }

    /** The sets of fields by which an upsert can find a row, each once. */
    List<List<ColumnComponent>> upsertTargets() {
        return Stream.of(
                        Stream.of(key()),
                        fields(uniques().stream()),
                        fields(partialUniques().stream().map(PartialUnique::unique)))
                .flatMap(Function.identity())
                .filter(target -> !target.isEmpty())
                .distinct()
                .toList();
    }

    private static Stream<List<ColumnComponent>> fields(Stream<Lookup> lookups) {
        return lookups.map(Lookup::fields);
    }

    private Stream<Lookup> foreignKeys() {
        return links.stream()
                .filter(ResolvedRelation::belongsTo)
                .map(link -> new Lookup(link.fields(), ""))
                .filter(index -> !beginsKey(index.fields()));
    }

    private boolean beginsKey(List<ColumnComponent> fields) {
        return fields.size() >= model.partition()
                && fields.size() <= key().size()
                && key().subList(0, fields.size()).equals(fields);
    }

    /** The relations that a row of the model can be nested under. */
    List<ResolvedRelation> nestings() {
        return links.stream()
                .filter(link -> link.belongsTo() && link.inverse().isPresent())
                .toList();
    }

    /** Whether a row may be nested under the relation, and may have none: its setters are not those of a row that is nested there. */
    boolean isOptionalNesting(ResolvedRelation link) {
        return link.belongsTo() && link.optional() && link.inverse().isPresent();
    }

    /** Whether the field is set by such a relation. */
    boolean isOfOptionalNesting(ColumnComponent field) {
        return isSettable(field)
                && field.nullable()
                && links.stream()
                        .anyMatch(
                                link -> isOptionalNesting(link) && link.fields().contains(field));
    }

    Companion of(Model other) {
        return new Companion(other, models);
    }

    /** The constant of a field or relation. */
    String constant(Component component) {
        return constants.get(component);
    }

    /** Whether the field is in the foreign key of another relation too. */
    boolean isInOtherForeignKey(ColumnComponent field, ResolvedRelation link) {
        return links.stream()
                .anyMatch(other -> other.belongsTo()
                        && !other.equals(link)
                        && other.fields().contains(field));
    }

    boolean isOfKey(ColumnComponent field) {
        return key().contains(field);
    }

    /** Returns the steps of a create, in declaration order. */
    List<CreateStep> steps() {
        return steps(Optional.empty());
    }

    /** Returns the steps of a create that is nested under {@code parent}. */
    List<CreateStep> stepsUnder(RelationComponent parent) {
        return steps(Optional.of(parent));
    }

    private List<CreateStep> steps(Optional<RelationComponent> parent) {
        List<CreateStep> steps = new ArrayList<>();
        for (ColumnComponent field : stored()) {
            List<ResolvedRelation> over = requiredOver(field);
            if (over.isEmpty()) {
                if (field.required()) {
                    steps.add(new CreateStep.OfField(field));
                }
            } else {
                over.stream()
                        .filter(link -> link.fields().get(0).equals(field))
                        .filter(link -> !parent.equals(Optional.of(link.related())))
                        .map(CreateStep.OfRelation::new)
                        .forEach(steps::add);
            }
        }
        links.stream()
                .filter(ResolvedRelation::requiredHasOne)
                .map(CreateStep.OfChild::new)
                .forEach(steps::add);
        return steps;
    }

    /** Whether a create may set the field, and need not. */
    boolean isSettable(ColumnComponent field) {
        return requiredOver(field).isEmpty() && !field.required() && !field.version();
    }

    /** The type of the first of {@code steps}, generic in those that follow, down to {@code last}. */
    TypeName staged(List<CreateStep> steps, TypeName last) {
        TypeName type = last;
        for (int i = steps.size() - 1; i >= 0; i--) {
            type = TypeNames.of(nested(steps.get(i).typeName()), type);
        }
        return type;
    }

    /** Whether a create may leave the field to a function of the database: nothing that refers to the row needs it before. */
    boolean isComputable(ColumnComponent field) {
        return field.hasFunctions()
                && !isOfKey(field)
                && !field.version()
                && links.stream()
                        .noneMatch(link -> link.belongsTo() && link.fields().contains(field));
    }

    private List<ResolvedRelation> requiredOver(ColumnComponent field) {
        return links.stream()
                .filter(link ->
                        link.belongsTo() && !link.optional() && link.fields().contains(field))
                .toList();
    }

    private static String upperCase(Component component) {
        return NameInflection.snakeCase(component.name()).toUpperCase(Locale.ROOT);
    }
}
