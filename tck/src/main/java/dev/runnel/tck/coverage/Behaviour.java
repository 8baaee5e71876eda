package dev.runnel.tck.coverage;

/**
 * One of the shared behaviours.
 *
 * @param topic its topic in the catalogue
 * @param name its name, unique in the topic
 * @param standing its status before any test has run
 * @param description an explanation; empty if the name suffices
 */
public record Behaviour(String topic, String name, CoverageStatus standing, String description) {
    /** The path, as in {@code @Covers}. */
    public String path() {
        return topic + "/" + name;
    }
}
