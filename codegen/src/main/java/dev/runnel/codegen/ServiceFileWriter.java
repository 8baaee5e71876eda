package dev.runnel.codegen;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/** Writes the list of companions that {@code ServiceLoader} reads, one per line, sorted. */
final class ServiceFileWriter {
    private static final String FILE = "META-INF/services/dev.runnel.companion.ModelProvider";

    private final Filer filer;
    private final Elements elements;

    ServiceFileWriter(ProcessingEnvironment environment) {
        this.filer = environment.getFiler();
        this.elements = environment.getElementUtils();
    }

    /**
     * Adds companions to those that an earlier compilation listed and that still exist.
     *
     * @param models the models of the companions
     */
    void add(Collection<ClassName> companions, Element... models) throws IOException {
        Set<String> before = listed();
        Set<String> lines = new TreeSet<>();
        before.stream().filter(this::exists).forEach(lines::add);
        companions.forEach(
                companion -> lines.add(companion.nestedClass("Provider").reflectionName()));
        if (lines.equals(before)) {
            return;
        }
        try (Writer writer = filer.createResource(StandardLocation.CLASS_OUTPUT, "", FILE, models)
                .openWriter()) {
            for (String line : lines) {
                writer.write(line + "\n");
            }
        }
    }

    private Set<String> listed() {
        try {
            String text = filer.getResource(StandardLocation.CLASS_OUTPUT, "", FILE)
                    .getCharContent(true)
                    .toString();
            Set<String> lines = new TreeSet<>();
            text.lines().filter(line -> !line.isBlank()).forEach(lines::add);
            return lines;
        } catch (IOException nothingThere) {
            return Set.of();
        }
    }

    private boolean exists(String provider) {
        return elements.getTypeElement(provider.replace('$', '.')) != null;
    }
}
