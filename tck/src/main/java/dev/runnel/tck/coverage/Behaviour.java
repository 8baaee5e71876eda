package dev.runnel.tck.coverage;

/**
 * One of the shared behaviours.
 *
 * @param name within its topic
 * @param description empty where the name says it
 */
public record Behaviour(String topic, String name, CoverageStatus standing, String description) {
    /** As {@code @Covers} says it. */
    public String path() {
        return topic + "/" + name;
    }
}
