package dev.runnel.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.schema.QualifiedName;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.ForeignKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeleteOrderTest {
    private static Table table(String name, String... targets) {
        List<ForeignKey> keys = Stream.of(targets)
                .map(target -> new ForeignKey(name + target, List.of(), QualifiedName.of(target), List.of()))
                .toList();
        return new Table(name, List.of(), List.of(), List.of(), List.of(), keys);
    }

    @Test
    void aTableComesBeforeThoseItRefersTo() {
        assertThat(DeleteOrder.of(List.of(table("a"), table("b", "a"), table("c", "a", "b"))))
                .containsExactly(List.of(2), List.of(1), List.of(0));
    }

    @Test
    void aTableThatRefersToItselfIsAGroup() {
        assertThat(DeleteOrder.of(List.of(table("a", "a"), table("b", "a")))).containsExactly(List.of(1), List.of(0));
    }

    @Test
    void tablesOfACycleAreOneGroup() {
        assertThat(DeleteOrder.of(List.of(table("a", "c"), table("b", "a"), table("c", "b"), table("d", "c"))))
                .containsExactly(List.of(3), List.of(0, 1, 2));
    }

    @Test
    void otherTablesDoNotMatter() {
        assertThat(DeleteOrder.of(List.of(table("a", "x")))).containsExactly(List.of(0));
    }
}
