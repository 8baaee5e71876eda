package dev.runnel.planner.explain;

/** Lines of text with an indentation. */
final class IndentedWriter {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    void add(String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    /** What {@code body} adds stands deeper. */
    void indented(Runnable body) {
        depth++;
        body.run();
        depth--;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
