package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.scenario.task.Owner;
import dev.runnel.tck.scenario.task.Owners;
import dev.runnel.tck.scenario.task.Task;
import dev.runnel.tck.scenario.task.Tasks;
import dev.runnel.tck.suite.TaskTopic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drafts with relations, set in any order. */
@AlsoWithCompositeKeys
public abstract class DraftRelatedTopic extends TaskTopic {
    @Test
    void takeRecordsDraftsAndCreates() {
        Task dig = get(Tasks.draft()
                .points(3)
                .owner(Owners.draft().about("new").name("Eve"))
                .done(false)
                .name("dig")
                .exec(db()));
        Owner eve = dig.owner().get();
        get(Tasks.draft()
                .parent(dig)
                .done(false)
                .owner(eve)
                .name("cut")
                .points(1)
                .exec(db()));
        get(Tasks.draft()
                .parent(creating(eve, "plan", 1, true))
                .owner(Owners.create().name("Fay"))
                .done(false)
                .name("fill")
                .points(1)
                .exec(db()));

        are(
                Tasks.all().include(t -> t.owner(), t -> t.parent()),
                "dig owner(Eve) parent(-)",
                "cut owner(Eve) parent(dig)",
                "plan owner(Eve) parent(-)",
                "fill owner(Fay) parent(plan)");
    }

    @Test
    void takeChildren() {
        Owner eve = get(Owners.draft()
                .tasks(t -> t.name("dig").points(1).done(false))
                .about("busy")
                .tasks(t -> t.name("cut").points(2).done(true))
                .name("Eve")
                .exec(db()));

        assertThat(text(eve)).isEqualTo("Eve tasks[cut note(-), dig note(-)]");
        are(Owners.all().include(o -> o.tasks()), "Eve tasks[cut, dig]");
    }

    @Test
    void theLastRelationCounts() {
        Owner eve = get(Owners.create().name("Eve").exec(db()));
        Owner fay = get(Owners.create().name("Fay").exec(db()));

        get(Tasks.draft()
                .owner(eve)
                .name("dig")
                .points(1)
                .done(false)
                .owner(fay)
                .exec(db()));

        are(Tasks.all().include(t -> t.owner()), "dig owner(Fay)");
    }

    @Test
    void missingFieldsOfRelatedDraftsAreNamed() {
        Tasks.Draft draft = Tasks.draft().owner(Owners.draft().about("secret")).points(1);

        refuses(ErrorCode.MISSING_FIELD, () -> draft.exec(db()));
        assertThat(failure(InvalidStatementException.class, () -> draft.exec(db()))
                        .getMessage())
                .contains("(fields: Task.name, Task.done, Owner.name)")
                .doesNotContain("secret");
        refuses(
                ErrorCode.MISSING_FIELD,
                () -> Tasks.draft().name("lost").points(1).done(false).exec(db()));
        refuses(
                ErrorCode.MISSING_FIELD,
                () -> Owners.createMany(List.of(
                                Owners.create()
                                        .name("Eve")
                                        .tasks(t -> t.name("dig").points(1).done(false)),
                                Owners.draft()))
                        .exec(db()));
        assertThat(get(Owners.all().exists(db()))).isFalse();
    }
}
