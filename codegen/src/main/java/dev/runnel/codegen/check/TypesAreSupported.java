package dev.runnel.codegen.check;

import dev.runnel.codegen.model.InvalidComponent;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;
import java.util.Optional;

/** Reports a component whose type is neither that of a column nor that of a relation. */
final class TypesAreSupported implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.components().stream()
                .filter(InvalidComponent.class::isInstance)
                .map(InvalidComponent.class::cast)
                .flatMap(component -> problem(model, component).stream())
                .toList();
    }

    private static Optional<ModelDiagnostic> problem(Model model, InvalidComponent component) {
        String name = model.name() + "." + component.name();
        return switch (component.reason()) {
            case UNSUPPORTED_TYPE ->
                Optional.of(
                        new ModelDiagnostic(
                                Code.UNSUPPORTED_TYPE,
                                component.origin(),
                                "no column stores " + component.type() + ", the type of " + name,
                                "use a number, boolean, char, String, byte[], UUID, URI, Locale, Currency, InetAddress, a type of"
                                        + " java.time, an enum, or a record of one of them, as Optional<…> or @Nullable where it may"
                                        + " be null; annotate a record, a list or a map with @Json, and any other type with @Convert"));
            case HIDDEN_TYPE ->
                Optional.of(new ModelDiagnostic(
                        Code.UNSUPPORTED_TYPE,
                        component.origin(),
                        "the companion cannot access " + component.type() + ", the type of " + name
                                + " or a type in it: it is private, or package-private in another package",
                        "make the type public"));
            case MISPLACED_NULLABLE ->
                Optional.of(new ModelDiagnostic(
                        Code.UNSUPPORTED_TYPE,
                        component.origin(),
                        "@Nullable has no effect on " + component.type() + ", the type of " + name,
                        "use Optional<…> inside Deferred, and Optional<…> or @Nullable elsewhere"));
            case RELATION_SHAPE ->
                Optional.of(new ModelDiagnostic(
                        Code.RELATION_SHAPE,
                        component.origin(),
                        component.type() + ", the type of " + name + ", does not match its relation annotation",
                        "use @BelongsTo or @HasOne Deferred<User> or Deferred<Optional<User>>, or"
                                + " @HasMany Deferred<List<Todo>>; without Deferred every read loads it"));
            case MIXED_ANNOTATIONS ->
                Optional.of(
                        new ModelDiagnostic(
                                Code.RELATION_SHAPE,
                                component.origin(),
                                name + " has a relation annotation beside another annotation",
                                "annotate it with one of @BelongsTo, @HasOne and @HasMany alone; @Key, @Unique, @Index, @Auto and @Default annotate columns"));
            case NO_RELATION_ANNOTATION ->
                Optional.of(
                        new ModelDiagnostic(
                                Code.UNSUPPORTED_TYPE,
                                component.origin(),
                                "no column stores " + component.type() + ", the type of " + name,
                                "annotate a relation with @BelongsTo, @HasOne or @HasMany, and a value with @Json or @Convert"));
            case CONVERT_MISMATCH ->
                Optional.of(new ModelDiagnostic(
                        Code.MAPPING_MISMATCH,
                        component.origin(),
                        "@Convert of " + name + " does not name a bijection from " + component.type()
                                + " to the type of a column",
                        "implement Bijection, Bijection.Ordered or Bijection.Additive in a class of its own or a static one,"
                                + " with the boxed type of the component first, and a constructor without parameters that"
                                + " the companion can call"));
            case AFFINE_MISMATCH ->
                Optional.of(new ModelDiagnostic(
                        Code.MAPPING_MISMATCH,
                        component.origin(),
                        "@Affine of " + name + ", a " + component.type() + ", does not map its values one to one",
                        "use it on short, int and long with whole numbers, and on BigDecimal with a scale whose"
                                + " reciprocal has finitely many digits; a scale is not 0"));
            case UNSIGNED_MISMATCH ->
                Optional.of(new ModelDiagnostic(
                        Code.MAPPING_MISMATCH,
                        component.origin(),
                        "@Unsigned applies to byte, short, int and long; " + name + " is a " + component.type(),
                        "remove it"));
            case ENUM_MISMATCH ->
                Optional.of(
                        new ModelDiagnostic(
                                Code.MAPPING_MISMATCH,
                                component.origin(),
                                "the labels or codes of " + component.type() + ", the type of " + name
                                        + ", are not distinct",
                                "write @Code on all constants or on none, @Label only where no constant has @Code, and no code or label twice"));
            case MAPPED_TWICE ->
                Optional.of(new ModelDiagnostic(
                        Code.MAPPING_MISMATCH,
                        component.origin(),
                        name + " has more than one annotation that defines its encoding",
                        "write one of @Convert, @Affine, @Unsigned and @Json"));
            case VIEW_AND_COLUMN ->
                Optional.of(
                        new ModelDiagnostic(
                                Code.VIEW_MISMATCH,
                                component.origin(),
                                name + " is a @AliasOf another component and has annotations of a column",
                                "move them to the component that @AliasOf names; only @Convert, @Affine and @Unsigned go beside @AliasOf"));
            case JSON_INSIDE ->
                Optional.of(new ModelDiagnostic(
                        Code.MAPPING_MISMATCH,
                        component.origin(),
                        "@Json annotates a component of " + component.type() + ", the type of " + name
                                + ", which is not a model",
                        "write it on " + name));
            case UNRESOLVED -> Optional.empty();
        };
    }
}
