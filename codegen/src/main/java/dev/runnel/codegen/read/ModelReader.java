package dev.runnel.codegen.read;

import com.palantir.javapoet.ClassName;
import dev.runnel.codegen.model.CompanionNames;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.ComponentGroup;
import dev.runnel.codegen.model.Declaration;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads models. */
public final class ModelReader {
    /** The annotation of models, by name. */
    public static final String MODEL = Annotations.PACKAGE + "Model";

    /** The annotation of projections, by name. */
    public static final String PROJECTION = Annotations.PACKAGE + "Projection";

    private static final String PROCESSOR = "dev.runnel.codegen.ModelProcessor";

    /** A parameter name and its description, which continues until the next block tag. */
    private static final Pattern PARAM_TAG = Pattern.compile("(?ms)^\\s*@param\\s+(\\w+)\\s+(.*?)(?=^\\s*@|\\z)");

    private ModelReader() {}

    /** @param comment the Javadoc of the record; null where it has none */
    public static Model read(TypeElement element, @Nullable String comment) {
        return read(element, comment, Set.of());
    }

    /** Reads a projection: a model without a table. */
    public static Model readProjection(TypeElement element) {
        return read(element, null, Set.of(), "Projection");
    }

    /** @param nullable the components that are known to be so */
    static Model read(TypeElement element, @Nullable String comment, Set<String> nullable) {
        return read(element, comment, nullable, "Model");
    }

    private static Model read(
            TypeElement element, @Nullable String comment, Set<String> nullable, String annotationName) {
        AnnotationMirror annotation = Annotations.find(element, annotationName).orElseThrow();
        ClassName type = ClassName.get(element);
        String given = Annotations.text(annotation, "companion");
        String companionName =
                given.isEmpty() ? NameInflection.plural(type.simpleName()).orElse("") : given;
        String companion = isTypeName(companionName) && !CompanionNames.isReserved(companionName)
                ? companionName
                : NameInflection.proposal(type.simpleName());
        String table = Annotations.text(annotation, "table");
        return new Model(
                new ElementLocation(element),
                annotationName,
                type,
                declaration(element),
                companionName,
                ClassName.get(type.packageName(), companion),
                table,
                Annotations.text(annotation, "schema"),
                comments(comment),
                sets(element),
                components(element, nullable));
    }

    /** The top-level types that are compiled in this round, without companions that an earlier compilation generated. */
    public static Set<ClassName> topLevelTypes(RoundEnvironment round) {
        return ElementFilter.typesIn(round.getRootElements()).stream()
                .filter(type -> !isGenerated(type))
                .map(ClassName::get)
                .collect(Collectors.toSet());
    }

    private static boolean isGenerated(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Generated")
                                && Annotations.texts(mirror, "value").contains(PROCESSOR));
    }

    /** Returns the element at a position. */
    public static Element element(SourceLocation origin) {
        return ((ElementLocation) origin).element();
    }

    private static boolean isTypeName(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name);
    }

    private static List<Component> components(TypeElement element, Set<String> nullable) {
        return element.getRecordComponents().stream()
                .map(component -> ComponentReader.read(component, nullable))
                .toList();
    }

    /** The {@code @param} descriptions of a comment, by name. */
    private static Map<String, String> comments(@Nullable String comment) {
        Map<String, String> comments = new HashMap<>();
        if (comment != null) {
            Matcher tag = PARAM_TAG.matcher(comment);
            while (tag.find()) {
                String text = tag.group(2).strip().replaceAll("\\s*\\n\\s*", "\n");
                if (!text.isEmpty()) {
                    comments.put(tag.group(1), NameInflection.capitalised(text.endsWith(".") ? text : text + "."));
                }
            }
        }
        return comments;
    }

    private static List<ComponentGroup> sets(TypeElement element) {
        List<ComponentGroup> sets = new ArrayList<>();
        Annotations.find(element, "Key")
                .ifPresent(key -> sets.add(new ComponentGroup(
                        new ElementLocation(element),
                        ComponentGroup.Kind.KEY,
                        false,
                        Annotations.texts(key, "partition"),
                        Annotations.texts(key, "local"),
                        Annotations.text(key, "name"),
                        "")));
        for (ComponentGroup.Kind kind : List.of(ComponentGroup.Kind.UNIQUE, ComponentGroup.Kind.INDEX)) {
            for (AnnotationMirror set : Annotations.all(element, kind.annotation())) {
                sets.add(set(new ElementLocation(element), kind, false, Annotations.texts(set, "fields"), set));
            }
            for (RecordComponentElement component : element.getRecordComponents()) {
                for (AnnotationMirror set : Annotations.all(component, kind.annotation())) {
                    List<String> itself =
                            new ArrayList<>(List.of(component.getSimpleName().toString()));
                    itself.addAll(Annotations.texts(set, "fields"));
                    sets.add(set(ComponentReader.originOf(component), kind, true, itself, set));
                }
            }
        }
        return sets;
    }

    private static ComponentGroup set(
            SourceLocation origin,
            ComponentGroup.Kind kind,
            boolean onComponent,
            List<String> fields,
            AnnotationMirror set) {
        return new ComponentGroup(
                origin,
                kind,
                onComponent,
                List.of(),
                fields,
                Annotations.text(set, "name"),
                kind == ComponentGroup.Kind.UNIQUE ? Annotations.text(set, "whereNull") : "");
    }

    private static Declaration declaration(TypeElement element) {
        return new Declaration(
                element.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                !element.getTypeParameters().isEmpty(),
                around(element).anyMatch(type -> type.getModifiers().contains(Modifier.PRIVATE)),
                around(element).allMatch(type -> type.getModifiers().contains(Modifier.PUBLIC)));
    }

    /** Whether code of a package can name a type. */
    static boolean isSeenFrom(TypeElement type, PackageElement from) {
        boolean near = packageOf(type).equals(from);
        return around(type)
                .map(TypeElement::getModifiers)
                .allMatch(said -> said.contains(Modifier.PUBLIC) || near && !said.contains(Modifier.PRIVATE));
    }

    static PackageElement packageOf(Element element) {
        Element around = element;
        while (!(around instanceof PackageElement)) {
            around = around.getEnclosingElement();
        }
        return (PackageElement) around;
    }

    /** The type and those that it is nested in. */
    static Stream<TypeElement> around(TypeElement element) {
        return Stream.iterate((Element) element, TypeElement.class::isInstance, Element::getEnclosingElement)
                .map(TypeElement.class::cast);
    }
}
