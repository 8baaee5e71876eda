package dev.runnel.codegen.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metadata of a companion, a constant text for compilations that find the companion in a jar.
 *
 * @param version what generated code expects of {@code dev.runnel.companion}
 * @param nullable the components that an annotation of their type lets be null: class files do not show it to a compiler
 */
public record CompanionMetadata(String version, Set<String> nullable) {
    /** The version of this processor. Raised when generated code or what it calls changes. */
    public static final int VERSION = 1;

    /** The constant of the provider that holds it. */
    public static final String CONSTANT = "COMPANION";

    public CompanionMetadata {
        nullable = Set.copyOf(nullable);
    }

    /** The text of a model. */
    public static String of(Model model) {
        return Stream.concat(
                        Stream.of(Integer.toString(VERSION)),
                        model.stored().stream()
                                .filter(field -> field.absence() == Nullability.NULLABLE)
                                .map(ColumnComponent::name))
                .collect(Collectors.joining(" "));
    }

    public static CompanionMetadata read(String text) {
        List<String> words = List.of(text.split(" "));
        return new CompanionMetadata(words.get(0), Set.copyOf(words.subList(1, words.size())));
    }

    public boolean isOfThisVersion() {
        return version.equals(Integer.toString(VERSION));
    }
}
