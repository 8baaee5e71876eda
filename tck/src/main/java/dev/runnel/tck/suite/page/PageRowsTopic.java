package dev.runnel.tck.suite.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Page;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.scenario.task.Owner;
import dev.runnel.tck.scenario.task.Owners;
import dev.runnel.tck.scenario.task.Tasks;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Inserts and deletes between pages that are sorted by a nullable column: each row that exists all the time is returned
 * once.
 */
@AlsoWithCompositeKeys
public abstract class PageRowsTopic extends Topic {
    private final Random random = new Random(3);
    private final Set<String> created = new HashSet<>();

    @Override
    protected List<ModelProvider> models() {
        return List.of(Owners.MODEL, Tasks.MODEL);
    }

    @Test
    void absentOnesFirst() {
        comeOnce(Owners.all().orderBy(o -> o.about().asc()));
    }

    @Test
    void absentOnesFirstDownwards() {
        comeOnce(Owners.all().orderBy(o -> o.about().desc().nullsFirst()));
    }

    @Test
    void absentOnesLast() {
        comeOnce(Owners.all().orderBy(o -> o.about().asc().nullsLast()));
    }

    @Test
    void absentOnesLastDownwards() {
        comeOnce(Owners.all().orderBy(o -> o.about().desc()));
    }

    @Test
    void backAgain() {
        write(40);
        Owners.Query query = Owners.all().orderBy(o -> o.about().asc());
        List<String> names = list(query.select(o -> o.name()).all(db()));
        Page<Owner> last =
                get(query.after(get(query.page(36, db())).next().orElseThrow()).page(9, db()));
        Set<String> seen = new HashSet<>(names(last));
        Optional<String> previous = last.previous();
        while (previous.isPresent()) {
            write(1);
            Page<Owner> page = get(query.before(previous.get()).page(5, db()));
            assertThat(names(page)).doesNotContainAnyElementsOf(seen);
            seen.addAll(names(page));
            previous = page.previous();
        }
        assertThat(seen).containsAll(names);
    }

    private void comeOnce(Owners.Query query) {
        write(40);
        Set<String> there = new HashSet<>(created);
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page<Owner> page = get(next.map(query::after).orElse(query).page(4, db()));
            seen.addAll(names(page));
            next = page.next();
            get(Owners.delete(page.items().get(random.nextInt(page.items().size())))
                    .exec(db()));
            write(2);
        } while (next.isPresent() && seen.size() < 400);
        assertThat(seen).doesNotHaveDuplicates().containsAll(there);
        assertThat(created).as("else nobody made it").containsAll(seen);
    }

    /** Few values, so that the keys tell most rows apart; a third is absent. */
    private void write(int rows) {
        for (int i = 0; i < rows; i++) {
            String name = "n".repeat(1 + random.nextInt(2)) + created.size();
            get(Owners.create().name(name).about(Optional.ofNullable(about())).exec(db()));
            created.add(name);
        }
    }

    private @Nullable String about() {
        return random.nextInt(3) == 0 ? null : "about " + random.nextInt(3);
    }

    private static List<String> names(Page<Owner> page) {
        return page.items().stream().map(Owner::name).toList();
    }
}
