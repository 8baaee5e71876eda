package dev.runnel.tck.golden;

import dev.runnel.Statement;

/** A statement on the {@link Sample} whose plan is kept for each preset, and whose answer is the same on every backend. */
public interface GoldenCase {
    /** The folder of its files. */
    String topic();

    /** The name of its files. */
    String name();

    /** What it shows. */
    String says();

    Statement<?> statement();

    static GoldenCase of(String topic, String name, String says, Statement<?> statement) {
        return new Case(topic, name, says, statement);
    }

    /** One case. */
    record Case(String topic, String name, String says, Statement<?> statement) implements GoldenCase {
        @Override
        public String toString() {
            return topic + "/" + name;
        }
    }
}
