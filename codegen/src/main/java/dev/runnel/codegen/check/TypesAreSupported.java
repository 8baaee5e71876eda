package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import dev.runnel.codegen.model.Unreadable;
import java.util.List;
import java.util.Optional;

/** Every component has the type of a column or of a relation. */
final class TypesAreSupported implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        return model.components().stream()
                .filter(Unreadable.class::isInstance)
                .map(Unreadable.class::cast)
                .flatMap(component -> problem(model, component).stream())
                .toList();
    }

    private static Optional<Problem> problem(Model model, Unreadable component) {
        String name = model.name() + "." + component.name();
        return switch (component.reason()) {
            case UNSUPPORTED_TYPE ->
                Optional.of(new Problem(
                        Code.UNSUPPORTED_TYPE,
                        component.origin(),
                        "no column holds " + component.type() + ", the type of " + name,
                        "use a number, boolean, String, byte[], UUID, a type of java.time, an enum, or a record of"
                                + " one of them; as Optional<…> or @Nullable where it may be absent"));
            case HIDDEN_TYPE ->
                Optional.of(new Problem(
                        Code.UNSUPPORTED_TYPE,
                        component.origin(),
                        "the companion cannot see " + component.type() + ", the type of " + name
                                + ", since it is private or nested in a private type",
                        "leave private out"));
            case MISPLACED_NULLABLE ->
                Optional.of(new Problem(
                        Code.UNSUPPORTED_TYPE,
                        component.origin(),
                        "@Nullable says nothing on " + component.type() + ", the type of " + name,
                        "use Optional<…> in a Deferred, and either of the two elsewhere"));
            case RELATION_SHAPE ->
                Optional.of(new Problem(
                        Code.RELATION_SHAPE,
                        component.origin(),
                        component.type() + ", the type of " + name + ", is no such relation",
                        "use @BelongsTo or @HasOne Deferred<User> or Deferred<Optional<User>>, or"
                                + " @HasMany Deferred<List<Todo>>; without Deferred it is part of every read"));
            case MIXED_ANNOTATIONS ->
                Optional.of(
                        new Problem(
                                Code.RELATION_SHAPE,
                                component.origin(),
                                name + " is a relation and no column, and has one side",
                                "annotate it with @BelongsTo, @HasOne or @HasMany alone; @Key, @Unique, @Index, @Auto and @Default stand on columns"));
            case NO_RELATION_ANNOTATION ->
                Optional.of(new Problem(
                        Code.UNSUPPORTED_TYPE,
                        component.origin(),
                        "no column holds " + component.type() + ", the type of " + name,
                        "annotate it with @BelongsTo, @HasOne or @HasMany if it is a relation"));
            case UNRESOLVED -> Optional.empty();
        };
    }
}
