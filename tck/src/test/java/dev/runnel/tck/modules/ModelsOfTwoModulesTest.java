package dev.runnel.tck.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.memory.MemoryFixture;
import dev.runnel.tck.scenario.todo.Todo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ModelsOfTwoModulesTest {
    @Test
    void aRelationLeadsOutOfItsModule() {
        List<ModelProvider> models = new ArrayList<>(Sample.models());
        models.add(Pins.MODEL);
        try (TestDb home = TestDb.open(new MemoryFixture(), 2, models)) {
            Sample.seed(home.db());
            Todo todo = Sample.TODOS.get(3);
            Pins.create().label("red").todo(todo).exec(home.db()).block(TestDb.PATIENCE);

            Pin pin = Pins.filter(p -> p.todo()
                            .user()
                            .name()
                            .eq(Sample.userOf(todo).name())
                            .and(p.todo().eq(todo)))
                    .include(p -> p.todo().user())
                    .one(home.db())
                    .block(TestDb.PATIENCE);
            assertThat(Objects.requireNonNull(pin).todo().get().user().get().name())
                    .isEqualTo(Sample.userOf(todo).name());
            home.settle();
        }
    }
}
