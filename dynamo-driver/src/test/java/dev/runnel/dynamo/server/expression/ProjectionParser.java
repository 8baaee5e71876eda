package dev.runnel.dynamo.server.expression;

import java.util.ArrayList;
import java.util.List;

/** Parses projections: paths with commas between them. */
final class ProjectionParser {
    private ProjectionParser() {}

    static Projection parse(String expression, Placeholders placeholders) {
        TokenReader tokens = new TokenReader(expression, placeholders);
        List<DocumentPath> paths = new ArrayList<>();
        do {
            paths.add(tokens.path());
        } while (tokens.acceptSymbol(","));
        tokens.expectEnd();
        requireSeparate(paths);
        return new Projection(paths);
    }

    /** Requires that no path is part of another one, and that none uses a value in two ways. */
    static void requireSeparate(List<DocumentPath> paths) {
        for (int i = 0; i < paths.size(); i++) {
            for (int j = 0; j < i; j++) {
                DocumentPath one = paths.get(j);
                DocumentPath two = paths.get(i);
                if (one.overlaps(two)) {
                    throw new ExpressionError("Two document paths overlap with each other; must remove or rewrite one"
                            + " of these paths; path one: " + one + ", path two: " + two);
                }
                if (one.conflicts(two)) {
                    throw new ExpressionError("Two document paths conflict with each other; must remove or rewrite one"
                            + " of these paths; path one: " + one + ", path two: " + two);
                }
            }
        }
    }
}
