package dev.runnel.tck.coverage;

import dev.runnel.tck.coverage.CoverageStatus.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The shared behaviours, from {@code behaviours.txt}. A line is {@code topic/behaviour}, then maybe {@code ; standing}, then maybe
 * {@code # what it is, where the name does not say it}.
 */
public final class Catalogue {
    private static final String RESOURCE = "behaviours.txt";

    private final Map<String, Behaviour> behaviours;

    private Catalogue(Map<String, Behaviour> behaviours) {
        this.behaviours = behaviours;
    }

    public static Catalogue read() {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Catalogue of(String text) {
        Map<String, Behaviour> behaviours = new LinkedHashMap<>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            Behaviour behaviour = behaviour(line);
            if (behaviours.put(behaviour.path(), behaviour) != null) {
                throw new IllegalArgumentException(behaviour.path() + " stands in the catalogue twice");
            }
        });
        behaviours.values().stream().filter(Catalogue::isSame).forEach(behaviour -> {
            Behaviour other = behaviours.get(behaviour.standing().what());
            if (other == null || isSame(other)) {
                throw new IllegalArgumentException(behaviour.path() + " is the same as "
                        + behaviour.standing().what() + ", which has no row with tests of its own");
            }
        });
        return new Catalogue(behaviours);
    }

    private static boolean isSame(Behaviour behaviour) {
        return behaviour.standing().kind() == Kind.SAME;
    }

    /** The behaviour whose tests prove this one: itself, or the one that its status {@code same} names. */
    Behaviour provenBy(Behaviour behaviour) {
        return isSame(behaviour) ? behaviours.get(behaviour.standing().what()) : behaviour;
    }

    private static Behaviour behaviour(String line) {
        String[] said = line.split("#", 2);
        String[] stands = said[0].split(";", 2);
        String[] path = stands[0].strip().split("/", -1);
        if (path.length != 2) {
            throw new IllegalArgumentException("not topic/behaviour: " + line);
        }
        return new Behaviour(
                path[0],
                path[1],
                stands.length == 1 ? CoverageStatus.SHARED : CoverageStatus.of(stands[1].strip()),
                said.length == 1 ? "" : said[1].strip());
    }

    /** @throws IllegalArgumentException if the catalogue does not have the behaviour */
    public Behaviour behaviour(CoverageEntry covering) {
        Behaviour behaviour = behaviours.get(covering.behaviour());
        if (behaviour == null) {
            throw new IllegalArgumentException(covering + " is not in the catalogue");
        }
        return behaviour;
    }

    /** By topic, in the order of the catalogue. */
    public Map<String, List<Behaviour>> topics() {
        return behaviours.values().stream()
                .collect(Collectors.groupingBy(Behaviour::topic, LinkedHashMap::new, Collectors.toList()));
    }
}
