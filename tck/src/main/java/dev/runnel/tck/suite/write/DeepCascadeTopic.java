package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Deferred;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.scenario.folder.Folder;
import dev.runnel.tck.scenario.folder.Folders;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cascades over many levels and many rows. */
public abstract class DeepCascadeTopic extends Topic {
    private static final int LEVELS = 1_000;
    private static final int WIDTH = 6_000;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Folders.MODEL);
    }

    private static Folder folder(int number, Optional<UUID> parent) {
        return new Folder(new UUID(1, number), "f" + number, parent, Deferred.unloaded(), Deferred.unloaded());
    }

    @Test
    void aThousandLevelsAreDeleted() {
        List<Folder> chain = IntStream.range(0, LEVELS)
                .mapToObj(i -> folder(i, i == 0 ? Optional.empty() : Optional.of(new UUID(1, i - 1))))
                .toList();
        insert(chain);
        if (!transactional()) {
            refusesWrites(chain.get(0));
            return;
        }
        get(Folders.delete(chain.get(0)).exec(db()));

        assertThat(get(Folders.all().count(db()))).isZero();
        assertThat(Sent.verbs(probe()).stream().filter("delete"::equals)).hasSizeLessThanOrEqualTo(LEVELS);
    }

    /** A key-value store writes as many items as one transact write has. */
    private void refusesWrites(Folder root) {
        assertThat(failure(() -> Folders.delete(root).exec(db())).code()).isEqualTo(ErrorCode.TRANSACT_TOO_LARGE);
        assertThat(get(Folders.all().count(db()))).isEqualTo(LEVELS);
    }

    /** The keys of a level are sent in parts of 5,000. */
    @Test
    void aWideLevelIsDeleted() {
        if (!transactional()) {
            return;
        }
        Folder root = folder(0, Optional.empty());
        insert(List.of(root));
        insert(IntStream.range(1, WIDTH)
                .mapToObj(i -> folder(i, Optional.of(root.id())))
                .toList());
        get(Folders.delete(root).exec(db()));

        assertThat(get(Folders.all().count(db()))).isZero();
    }

    private void insert(List<Folder> folders) {
        int most = transactional() ? folders.size() : 50;
        for (int from = 0; from < folders.size(); from += most) {
            get(Folders.insertMany(folders.subList(from, Math.min(folders.size(), from + most)))
                    .exec(db()));
        }
        probe().clear();
    }
}
