package dev.runnel.tck.scenario.mapped;

import dev.runnel.mapping.Bijection;
import java.util.List;

/** A line for each tag. It does not take a tag that is empty or has a line break. */
public final class LinesOfTags implements Bijection<List<String>, String> {
    @Override
    public String encode(List<String> tags) {
        if (tags.stream().anyMatch(tag -> tag.isEmpty() || tag.indexOf('\n') >= 0)) {
            throw new IllegalArgumentException("no tag: " + tags);
        }
        return String.join("\n", tags);
    }

    @Override
    public List<String> decode(String stored) {
        List<String> tags = stored.isEmpty() ? List.of() : List.of(stored.split("\n", -1));
        if (tags.contains("")) {
            throw new IllegalArgumentException("an empty line in " + stored);
        }
        return tags;
    }
}
