package dev.runnel.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.scenario.task.Owner;
import dev.runnel.tck.scenario.task.Owners;
import dev.runnel.tck.scenario.task.Task;
import dev.runnel.tck.scenario.task.Tasks;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * A topic over owners and tasks. Its tests compare the text of records, as {@link Shown} writes relations.
 *
 * <p>The rows: Ann owns shop, of which milk and bread are parts; Bob owns tax, and skim, which is a part of milk; Cid
 * owns nothing; Dan owns sell and its part ads.
 */
@AlsoWithCompositeKeys
public abstract class TaskTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(Owners.MODEL, Tasks.MODEL);
    }

    /** Writes the rows. */
    protected void write(Db db) {
        Owner ann = get(Owners.create().name("Ann").exec(db));
        Owner bob = get(Owners.create().name("Bob").exec(db));
        get(Owners.create().name("Cid").exec(db));
        Owner dan = get(Owners.create().name("Dan").exec(db));
        Task shop = get(creating(ann, "shop", 5, false).note("list").exec(db));
        Task milk = get(creating(ann, "milk", 1, true).parent(shop).exec(db));
        get(creating(ann, "bread", 2, false).parent(shop).note("rye").exec(db));
        get(creating(bob, "skim", 3, true).parent(milk).exec(db));
        get(creating(bob, "tax", 4, false).exec(db));
        Task sell = get(creating(dan, "sell", 1, false).exec(db));
        get(creating(dan, "ads", 2, true).parent(sell).exec(db));
    }

    protected static Tasks.Create creating(Owner owner, String name, long points, boolean done) {
        return Tasks.create().owner(owner).name(name).points(points).done(done);
    }

    protected final Owner owner(String name) {
        return get(Owners.filter(o -> o.name().eq(name)).one(db()));
    }

    protected final Task task(String name) {
        return get(Tasks.filter(t -> t.name().eq(name)).one(db()));
    }

    protected final void are(Owners.Query query, String... expected) {
        are(query.all(db()).map(TaskTopic::text), expected);
    }

    protected final void are(Tasks.Query query, String... expected) {
        are(query.all(db()).map(TaskTopic::text), expected);
    }

    private void are(Flux<String> rows, String... expected) {
        assertThat(list(rows)).containsExactlyInAnyOrder(expected);
    }

    protected static String text(Owner owner) {
        return owner.name() + Shown.many("tasks", owner.tasks(), TaskTopic::text);
    }

    protected static String text(Task task) {
        return task.name()
                + Shown.optional("note", task.note(), note -> note)
                + Shown.one("owner", task.owner(), TaskTopic::text)
                + Shown.optional("parent", task.parent(), TaskTopic::text)
                + Shown.many("children", task.children(), TaskTopic::text);
    }
}
