package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Stored;
import dev.runnel.codegen.model.View;
import dev.runnel.codegen.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** {@code Setters}: what may be set of a row to be created, and need not be. */
final class SettersEmitter {
    private static final TypeVariableName S = TypeVariableName.get("S");

    /** Of a setter that takes no value. */
    static final String COMPUTED = "Left to the database, which computes it of no row.\n";

    private final Companion companion;

    /** What a setter gives: the type that is set up. */
    private final TypeName type;

    /** Of {@code Setters}, which every type that is set up extends. */
    SettersEmitter(Companion companion) {
        this(companion, S);
    }

    private SettersEmitter(Companion companion, TypeName type) {
        this.companion = companion;
        this.type = type;
    }

    /**
     * The setters that a type has beside {@code Setters}: those of relations that a row may be nested under.
     *
     * @param under the relation that the type is nested under, which is not set again
     */
    static List<MethodSpec> beside(Companion companion, TypeName type, Optional<Link> under) {
        SettersEmitter emitter = new SettersEmitter(companion, type);
        List<MethodSpec> setters = new ArrayList<>();
        for (Component component : companion.model().components()) {
            Optional<Link> link = companion.link(component).filter(companion::isOptionalNesting);
            boolean own = under.isPresent() && link.equals(under);
            if (link.isPresent() && !own) {
                setters.addAll(emitter.relation(link.get()));
            } else if (component instanceof Stored field
                    && companion.isOfOptionalNesting(field)
                    && under.stream().noneMatch(owner -> owner.fields().contains(field))) {
                setters.addAll(emitter.field(field));
            }
        }
        return setters;
    }

    TypeSpec emit() {
        TypeSpec.Builder setters = TypeSpec.classBuilder("Setters")
                .addJavadoc(
                        "What may be set of $L, and need not be.\n\n@param <S> the type that is set up\n",
                        companion.singular())
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT, Modifier.STATIC)
                .addTypeVariable(S)
                .superclass(Types.of(Api.CREATING, S))
                .addMethod(Methods.holding(Api.NEW_ROW, "row"));
        for (Component component : companion.model().components()) {
            Optional<Link> link = companion.link(component);
            if (link.isPresent() && !companion.isOptionalNesting(link.get())) {
                setters.addMethods(relation(link.get()));
            } else if (component instanceof Stored field
                    && companion.isSettable(field)
                    && !companion.isOfOptionalNesting(field)) {
                setters.addMethods(field(field));
            }
        }
        return setters.build();
    }

    private List<MethodSpec> field(Stored field) {
        List<MethodSpec> setters = new ArrayList<>();
        setters.add(setter(field.name())
                .addParameter(Types.nullableParameter(field))
                .addStatement("return set($L, $L)", companion.constant(field), field.name())
                .build());
        for (View view : companion.model().viewsOf(field)) {
            setters.add(setter(view.name())
                    .addJavadoc("Sets $L with it.\n", field.name())
                    .addParameter(Types.nullableParameter(view.as()))
                    .addStatement("return set($L, $L)", companion.constant(view), view.name())
                    .build());
        }
        if (companion.isComputable(field)) {
            setters.add(setter(field.name())
                    .addJavadoc(COMPUTED)
                    .addParameter(Types.ofNoRow(field), field.name())
                    .addStatement("return compute($L, $L)", companion.constant(field), field.name())
                    .build());
            if (field.nullable() && (field.initial().isPresent() || field.updatedAt())) {
                setters.add(setter("clear" + Words.capitalised(field.name()))
                        .addJavadoc("Leaves it absent, in place of what it would be by default.\n")
                        .addStatement("return set($L, null)", companion.constant(field))
                        .build());
            }
        }
        return setters;
    }

    private List<MethodSpec> relation(Link link) {
        return switch (link.related().kind()) {
            case BELONGS_TO -> link.optional() ? optionalBelongsTo(link) : List.of();
            case HAS_ONE -> link.optional() ? optionalHasOne(link) : List.of();
            case HAS_MANY -> hasMany(link);
        };
    }

    private List<MethodSpec> optionalBelongsTo(Link link) {
        Companion target = companion.of(link.target());
        return List.of(
                setter(link.name())
                        .addParameter(target.type(), link.name())
                        .addStatement("return $L", keySet(link))
                        .build(),
                setter(link.name())
                        .addJavadoc("Creates the $L with it.\n", link.name())
                        .addParameter(target.creation(), link.name())
                        .addStatement("return add($L, $L.row())", companion.constant(link.related()), link.name())
                        .build());
    }

    private CodeBlock keySet(Link link) {
        if (link.fields().size() == 1) {
            CodeBlock key = StageEmitter.partOf(
                    companion, link.name(), link, link.references().get(0));
            return CodeBlock.of("$L($L)", link.fields().get(0).name(), key);
        }
        CodeBlock row = CodeBlock.of("row()");
        for (int i = 0; i < link.fields().size(); i++) {
            row = StageEmitter.put(
                    companion,
                    row,
                    link.fields().get(i),
                    Optional.of(link),
                    StageEmitter.partOf(
                            companion, link.name(), link, link.references().get(i)));
        }
        return CodeBlock.of("with($L)", row);
    }

    private List<MethodSpec> optionalHasOne(Link link) {
        ChildRow child = ChildRow.of(companion, link);
        String constant = companion.constant(link.related());
        return List.of(
                setter(link.name())
                        .addJavadoc("Creates the $L with it.\n", link.name())
                        .addParameter(child.type(), "child")
                        .addStatement("return add($L, child.row())", constant)
                        .build(),
                setter(link.name())
                        .addJavadoc("Creates the $L with it.\n", link.name())
                        .addParameter(child.lambda(), "child")
                        .addStatement("return $L(child.apply($L))", link.name(), child.start())
                        .build());
    }

    private List<MethodSpec> hasMany(Link link) {
        ChildRow child = ChildRow.of(companion, link);
        String constant = companion.constant(link.related());
        return List.of(
                setter(link.name())
                        .addJavadoc("Creates the $L with it, after those of earlier calls.\n", link.name())
                        .addParameter(Types.list(child.type()), "children")
                        .addStatement("return addAll($L, children)", constant)
                        .build(),
                setter(link.name())
                        .addJavadoc("Creates one of the $L with it, after those of earlier calls.\n", link.name())
                        .addParameter(child.lambda(), "child")
                        .addStatement("return add($L, child.apply($L).row())", constant, child.start())
                        .build());
    }

    private MethodSpec.Builder setter(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(type);
    }
}
