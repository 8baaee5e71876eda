package dev.runnel.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.ResolvedRelation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Emits the interfaces with the setters of optional components.
 *
 * <ul>
 *   <li>{@code OptionalFields} is implemented by create builders. It adds the setters that only a create has, such
 *       as those of the key and of nested rows.
 *   <li>{@code UpdatableFields}, its superinterface, is also implemented by updates. It has the setters that a create and an update share.
 *   <li>{@code <Relation>Field}, for example {@code ParentField} for a relation {@code parent}, exists for each optional relation that a row
 *       may be nested under. It has the setters of the relation and its foreign key. Create builders implement it unless their row is nested
 *       under that relation, and updates implement it unless the foreign key contains a field of the key.
 * </ul>
 */
final class OptionalFieldsEmitter {
    private static final TypeVariableName S = TypeVariableName.get("S");

    private final Companion companion;
    private final List<ResolvedRelation> links;

    OptionalFieldsEmitter(Companion companion) {
        this.companion = companion;
        this.links = companion.links();
    }

    List<TypeSpec> emit() {
        List<TypeSpec> types = new ArrayList<>();
        types.add(optional());
        if (hasUpdatable()) {
            types.add(
                    interfaceOf("UpdatableFields", "Fields that a create or an update of $L may set.\n", updatable()));
        }
        nestings()
                .forEach(link -> types.add(interfaceOf(
                        parentType(link).simpleName(),
                        "The {@code " + link.name() + "} of $L, which a create "
                                + (isUpdatable(link) ? "or an update " : "")
                                + "may set.\n",
                        ofParent(link))));
        return types;
    }

    private TypeSpec interfaceOf(String name, String comment, List<Setter> setters) {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name)
                .addJavadoc(comment, companion.singular())
                .addModifiers(Modifier.PUBLIC)
                .addTypeVariable(S);
        setters.forEach(setter -> type.addMethod(setter.asDefault(S)));
        return type.build();
    }

    private TypeSpec optional() {
        TypeSpec type = interfaceOf("OptionalFields", "Fields that a create of $L may set.\n", createOnly());
        return hasUpdatable()
                ? type.toBuilder()
                        .addSuperinterface(TypeNames.of(companion.nested("UpdatableFields"), S))
                        .build()
                : type;
    }

    /** The setters that only a create has: those of the key and of nested rows. */
    private List<Setter> createOnly() {
        List<Setter> setters = new ArrayList<>();
        for (Component component : companion.model().components()) {
            Optional<ResolvedRelation> link = companion.link(component);
            if (link.isPresent() && !companion.isOptionalNesting(link.get())) {
                setters.addAll(created(link.get()));
            } else if (component instanceof ColumnComponent field && isSettable(field) && companion.isOfKey(field)) {
                setters.addAll(Setter.ofField(companion, field));
            }
        }
        return setters;
    }

    private List<Setter> created(ResolvedRelation link) {
        if (link.belongsTo()) {
            List<Setter> setters = new ArrayList<>();
            if (link.optional() && !isUpdatable(link)) {
                setters.add(Setter.ofRecord(companion, link));
            }
            if (link.optional()) {
                setters.add(Setter.ofCreation(companion, link));
            }
            return setters;
        }
        if (link.requiredHasOne()) {
            return List.of();
        }
        List<Setter> setters = new ArrayList<>(NestedInsert.of(companion, link).setters(companion, link));
        setters.addAll(new LinkSetters(companion, link).ofCreate());
        return setters;
    }

    private List<Setter> updatable() {
        List<Setter> setters = new ArrayList<>();
        for (Component component : companion.model().components()) {
            Optional<ResolvedRelation> link = companion.link(component);
            if (link.isPresent()) {
                link.filter(it -> !companion.isOptionalNesting(it) && it.optional() && isUpdatable(it))
                        .ifPresent(it -> setters.addAll(ofReference(it)));
            } else if (component instanceof ColumnComponent field && isUpdatable(field)) {
                setters.addAll(ofField(field));
            }
        }
        return setters;
    }

    private List<Setter> ofField(ColumnComponent field) {
        List<Setter> setters = new ArrayList<>(Setter.ofField(companion, field));
        if (field.nullable()) {
            setters.add(Setter.clear(companion, field.name(), List.of(field)));
        }
        return setters;
    }

    /** The setters that point the relation at a record, or clear it. */
    private List<Setter> ofReference(ResolvedRelation link) {
        return List.of(Setter.ofRecord(companion, link), Setter.clear(companion, link.name(), cleared(link)));
    }

    /** The nullable fields of the foreign key; if some of them belong to this relation alone, only those. */
    private List<ColumnComponent> cleared(ResolvedRelation link) {
        List<ColumnComponent> nullable =
                link.fields().stream().filter(ColumnComponent::nullable).toList();
        List<ColumnComponent> own = nullable.stream()
                .filter(field -> !companion.isInOtherForeignKey(field, link))
                .toList();
        return own.isEmpty() ? nullable : own;
    }

    /** Whether {@code UpdatableFields} has the setters of the field. */
    boolean isUpdatable(ColumnComponent field) {
        return isSettable(field) && !companion.isOfKey(field);
    }

    private boolean isSettable(ColumnComponent field) {
        return companion.isSettable(field) && !companion.isOfOptionalNesting(field);
    }

    /** Whether an update may set the foreign key of a relation. */
    boolean isUpdatable(ResolvedRelation link) {
        return link.belongsTo() && link.fields().stream().noneMatch(companion::isOfKey);
    }

    private boolean hasUpdatable() {
        return !updatable().isEmpty();
    }

    // ---- optional relations whose parent a row may be nested under

    private List<ResolvedRelation> nestings() {
        return links.stream().filter(companion::isOptionalNesting).toList();
    }

    private ClassName parentType(ResolvedRelation link) {
        return companion.nested(NameInflection.capitalised(link.name()) + "Field");
    }

    private List<Setter> ofParent(ResolvedRelation link) {
        List<Setter> setters = new ArrayList<>();
        link.fields().stream()
                .filter(field -> isInInterfaceOf(field, link))
                .forEach(field -> setters.addAll(ofField(field)));
        setters.addAll(ofReference(link));
        return setters;
    }

    /** Returns whether the interface of the relation has the setters of the field, because it belongs to this optional nesting only. */
    private boolean isInInterfaceOf(ColumnComponent field, ResolvedRelation link) {
        return companion.isOfOptionalNesting(field)
                && !companion.isOfKey(field)
                && nestings().stream()
                        .filter(nesting -> nesting.fields().contains(field))
                        .toList()
                        .equals(List.of(link));
    }

    /** Returns whether an interface that an update implements has the setters of the field. */
    boolean isInheritedByUpdate(ColumnComponent field) {
        return isUpdatable(field)
                || nestings().stream().filter(this::isUpdatable).anyMatch(link -> isInInterfaceOf(field, link))
                || companion.steps().stream().anyMatch(step -> CreateStepEmitter.isOfField(step, field));
    }

    /** The interfaces that an update implements: of updatable fields, of updatable relations, and of the required fields outside the key. */
    List<TypeName> ofUpdate(TypeName update) {
        List<TypeName> types = new ArrayList<>();
        if (hasUpdatable()) {
            types.add(TypeNames.of(companion.nested("UpdatableFields"), update));
        }
        nestings().stream()
                .filter(this::isUpdatable)
                .forEach(link -> types.add(TypeNames.of(parentType(link), update)));
        companion.steps().stream()
                .filter(step -> step instanceof CreateStep.OfField ofField && !companion.isOfKey(ofField.field()))
                .forEach(step -> types.add(TypeNames.of(companion.nested(step.typeName()), update)));
        return types;
    }

    /** The interfaces that an upsert implements: those of an update, and every step of a create. */
    List<TypeName> ofUpsert(TypeName upsert) {
        List<TypeName> types = new ArrayList<>(ofUpdate(upsert));
        companion.steps().stream()
                .map(step -> TypeNames.of(companion.nested(step.typeName()), upsert))
                .filter(step -> !types.contains(step))
                .forEach(types::add);
        return types;
    }

    /**
     * The interfaces that a create builder implements.
     *
     * @param under the relation that it is nested under, which is not set again
     */
    List<TypeName> ofCreate(TypeName type, Optional<ResolvedRelation> under) {
        List<TypeName> types = new ArrayList<>();
        types.add(TypeNames.of(companion.nested("OptionalFields"), type));
        nestings().stream()
                .filter(link -> !under.equals(Optional.of(link)))
                .forEach(link -> types.add(TypeNames.of(parentType(link), type)));
        return types;
    }

    /** The setters of optional relations that a create builder declares itself, in addition to those interfaces. */
    List<MethodSpec> ownSetters(TypeName type, Optional<ResolvedRelation> under) {
        List<Setter> setters = new ArrayList<>();
        for (Component component : companion.model().components()) {
            Optional<ResolvedRelation> link = companion.link(component).filter(companion::isOptionalNesting);
            if (link.isPresent() && !link.equals(under)) {
                setters.add(Setter.ofCreation(companion, link.get()));
            } else if (component instanceof ColumnComponent field
                    && companion.isOfOptionalNesting(field)
                    && nestings().stream().noneMatch(nesting -> isInInterfaceOf(field, nesting))
                    && under.stream().noneMatch(owner -> owner.fields().contains(field))) {
                setters.addAll(ofField(field));
            }
        }
        return setters.stream().map(setter -> setter.asMethod(type)).toList();
    }
}
