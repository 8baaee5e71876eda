package dev.runnel.tck.golden;

import dev.runnel.Statement;
import dev.runnel.tck.golden.cases.CreateCases;
import dev.runnel.tck.golden.cases.FilterCases;
import dev.runnel.tck.golden.cases.IncludeCases;
import dev.runnel.tck.golden.cases.QuantifierCases;
import dev.runnel.tck.golden.cases.ReadCases;
import dev.runnel.tck.golden.cases.WriteCases;
import java.util.List;
import java.util.stream.Stream;

/** A statement on the {@link Sample} whose plan is kept for each preset, and whose answer is the same on every backend. */
public interface GoldenCase {
    /** The folder of its files. */
    String topic();

    /** The name of its files. */
    String name();

    /** What it shows. */
    String says();

    Statement<?> statement();

    /** Every case. */
    static List<GoldenCase> all() {
        return Stream.of(
                        FilterCases.all(),
                        QuantifierCases.all(),
                        ReadCases.all(),
                        IncludeCases.all(),
                        CreateCases.all(),
                        WriteCases.all())
                .flatMap(List::stream)
                .toList();
    }

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
