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
                        "use a number, boolean, char, String, byte[], UUID, URI, Locale, Currency, InetAddress, a type of"
                                + " java.time, an enum, or a record of one of them; as Optional<…> or @Nullable where it may"
                                + " be absent; any other type with @Convert"));
            case HIDDEN_TYPE ->
                Optional.of(new Problem(
                        Code.UNSUPPORTED_TYPE,
                        component.origin(),
                        "the companion cannot see " + component.type() + ", the type of " + name
                                + ", or what it is made of, since that is private, or of another package and not public",
                        "leave private out, or make it public"));
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
            case CONVERT_MISMATCH ->
                Optional.of(new Problem(
                        Code.MAPPING_MISMATCH,
                        component.origin(),
                        "@Convert of " + name + " names no bijection from " + component.type()
                                + " to a type of columns",
                        "implement Bijection, Bijection.Ordered or Bijection.Additive in a class of its own or a static one,"
                                + " with the boxed type of the component first, and a constructor without parameters that"
                                + " the companion can call"));
            case AFFINE_MISMATCH ->
                Optional.of(new Problem(
                        Code.MAPPING_MISMATCH,
                        component.origin(),
                        "@Affine of " + name + ", a " + component.type() + ", does not map its values one to one",
                        "use it on short, int and long with whole numbers, and on BigDecimal with a scale whose"
                                + " reciprocal has finitely many digits; a scale is not 0"));
            case UNSIGNED_MISMATCH ->
                Optional.of(new Problem(
                        Code.MAPPING_MISMATCH,
                        component.origin(),
                        "@Unsigned stands on byte, short, int and long; " + name + " is a " + component.type(),
                        "leave it out"));
            case ENUM_MISMATCH ->
                Optional.of(
                        new Problem(
                                Code.MAPPING_MISMATCH,
                                component.origin(),
                                "the labels or codes of " + component.type() + ", the type of " + name
                                        + ", do not tell its constants apart",
                                "write @Code on all constants or on none, @Label on any where there is no @Code, and none twice"));
            case MAPPED_TWICE ->
                Optional.of(new Problem(
                        Code.MAPPING_MISMATCH,
                        component.origin(),
                        "more than one annotation says how " + name + " is stored",
                        "write one of @Convert, @Affine, @Unsigned and @Json"));
            case VIEW_AND_COLUMN ->
                Optional.of(
                        new Problem(
                                Code.VIEW_MISMATCH,
                                component.origin(),
                                name + " is a view and has no column of its own",
                                "annotate the component that it is a view of; beside @ViewOf stand @Convert, @Affine and @Unsigned"));
            case JSON_INSIDE ->
                Optional.of(new Problem(
                        Code.MAPPING_MISMATCH,
                        component.origin(),
                        "@Json stands on components of models; that of " + component.type() + ", the type of " + name
                                + ", is none",
                        "write it on " + name));
            case UNRESOLVED -> Optional.empty();
        };
    }
}
