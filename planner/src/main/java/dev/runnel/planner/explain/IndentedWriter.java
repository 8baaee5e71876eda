package dev.runnel.planner.explain;

/** A writer of indented lines. */
final class IndentedWriter {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    void add(String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    /** Indents the lines that {@code body} adds. */
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
