package dev.runnel.tck.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Deferred;
import dev.runnel.DeleteStatement;
import dev.runnel.Selection;
import dev.runnel.Session;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.scenario.closure.Ancestries;
import dev.runnel.tck.scenario.closure.Ancestry;
import dev.runnel.tck.scenario.closure.Node;
import dev.runnel.tck.scenario.closure.Nodes;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuples;

/**
 * A tree as a closure table, with a row for each ancestor of a node: read up and down at any depth, extended, moved and
 * pruned. A node with its ancestors is one create; a move is two writes in a transaction.
 */
public abstract class ClosureTableTopic extends Topic {
    private final Node shop = node("shop");
    private final Node home = node("home");
    private final Node kitchen = node("kitchen");
    private final Node knives = node("knives");
    private final Node garden = node("garden");
    private final Node other = node("other");

    @Override
    protected List<ModelProvider> models() {
        return List.of(Nodes.MODEL, Ancestries.MODEL);
    }

    /** shop (home (kitchen (knives)), garden), and another root. */
    @BeforeEach
    void plant() {
        get(root(shop).exec(db()));
        get(under(shop, home));
        get(under(home, kitchen));
        get(under(kitchen, knives));
        get(under(shop, garden));
        get(root(other).exec(db()));
        probe().clear();
    }

    private static Node node(String name) {
        return new Node(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                name,
                Deferred.unloaded(),
                Deferred.unloaded());
    }

    private static Nodes.Create root(Node node) {
        return Nodes.create()
                .name(node.name())
                .id(node.id())
                .above(self -> self.ancestor(node).depth(0));
    }

    private Mono<Node> under(Node parent, Node child) {
        return Ancestries.byDescendantId(parent.id()).exec(db()).flatMap(above -> {
            Nodes.Create create = root(child);
            for (Ancestry ancestry : above) {
                create = create.above(a -> a.ancestorId(ancestry.ancestorId()).depth(ancestry.depth() + 1));
            }
            return create.exec(db());
        });
    }

    @Test
    void aNodeComesWithItsPlaceOrNotAtAll() {
        failure(ConstraintViolationException.class, () -> under(garden, knives));
        assertThat(path(knives)).containsExactly("shop", "home", "kitchen", "knives");
        assertThat(children(garden)).isEmpty();
        assertThat(get(Ancestries.all().count(db()))).isEqualTo(13);
    }

    @Test
    void upwards() {
        assertThat(path(knives)).containsExactly("shop", "home", "kitchen", "knives");
        assertThat(path(shop)).containsExactly("shop");
        assertThat(names(Nodes.byId(knives.id()).above().ancestor()))
                .containsExactly("home", "kitchen", "knives", "shop");
        assertThat(get(Ancestries.byDescendantId(knives.id())
                                .filter(a -> a.depth().eq(1))
                                .ancestor()
                                .one(db()))
                        .name())
                .isEqualTo("kitchen");
    }

    private List<String> path(Node node) {
        return list(Ancestries.byDescendantId(node.id())
                .orderBy(a -> a.depth().desc())
                .select(a -> a.ancestor().name())
                .all(db()));
    }

    @Test
    void downwards() {
        assertThat(names(Ancestries.byAncestorId(home.id()).descendant())).containsExactly("home", "kitchen", "knives");
        assertThat(Sent.verbs(probe())).doesNotContain("scan");
        assertThat(names(Nodes.byId(home.id()).below().descendant())).containsExactly("home", "kitchen", "knives");
        assertThat(children(shop)).containsExactly("garden", "home");
        assertThat(list(Ancestries.byAncestorId(shop.id())
                        .orderBy(
                                a -> a.depth().asc(), a -> a.descendant().name().desc())
                        .select(a -> a.depth(), a -> a.descendant().name())
                        .all(db())))
                .containsExactly(
                        Tuples.of(0, "shop"),
                        Tuples.of(1, "home"),
                        Tuples.of(1, "garden"),
                        Tuples.of(2, "kitchen"),
                        Tuples.of(3, "knives"));
    }

    private List<String> children(Node node) {
        return names(
                Ancestries.byAncestorId(node.id()).filter(a -> a.depth().eq(1)).descendant());
    }

    /** The number of statements is that of the levels of the include, not of the nodes. */
    @Test
    void everyNodeWithItsPathAndItsChildren() {
        List<Node> nodes = list(Nodes.all()
                .orderBy(n -> n.name().asc())
                .include(
                        n -> n.above()
                                .with(a -> a.orderBy(x -> x.depth().desc()).include(x -> x.ancestor())),
                        n -> n.below().with(a -> a.filter(x -> x.depth().eq(1)).include(x -> x.descendant())))
                .all(db()));

        assertThat(nodes)
                .extracting(n -> n.above().get().stream()
                        .map(a -> a.ancestor().get().name())
                        .toList())
                .containsExactly(
                        List.of("shop", "garden"),
                        List.of("shop", "home"),
                        List.of("shop", "home", "kitchen"),
                        List.of("shop", "home", "kitchen", "knives"),
                        List.of("other"),
                        List.of("shop"));
        assertThat(nodes.get(5).below().get())
                .extracting(a -> a.descendant().get().name())
                .containsExactlyInAnyOrder("garden", "home");
        assertThat(probe().statements()).hasSize(5);
    }

    @Test
    void conditionsOverTheTree() {
        assertThat(names(Nodes.filter(n -> n.below().none(a -> a.depth().gt(0)))))
                .containsExactly("garden", "knives", "other");
        assertThat(names(Nodes.filter(n -> n.above().all(a -> a.depth().eq(0)))))
                .containsExactly("other", "shop");
        assertThat(names(Nodes.filter(n -> n.above()
                        .any(a -> a.ancestor().name().eq("home").and(a.depth().gt(0))))))
                .containsExactly("kitchen", "knives");
        assertThat(list(Nodes.filter(n -> n.below().count().gt(1L))
                        .orderBy(n -> n.below().count().desc())
                        .select(n -> n.name(), n -> n.below().count())
                        .all(db())))
                .containsExactly(Tuples.of("shop", 5L), Tuples.of("home", 3L), Tuples.of("kitchen", 2L));
    }

    @Test
    void commonAncestorsOfTwoNodes() {
        Selection<UUID> aboveGarden = Ancestries.byDescendantId(garden.id()).select(a -> a.ancestorId());
        assertThat(names(Ancestries.byDescendantId(knives.id())
                        .filter(a -> a.ancestorId().in(aboveGarden))
                        .ancestor()))
                .containsExactly("shop");
        assertThat(get(Ancestries.byKey(home.id(), knives.id()).exists(db()))).isTrue();
        assertThat(get(Ancestries.byKey(garden.id(), knives.id()).exists(db()))).isFalse();
    }

    @Test
    void aSubtreeMovesWhole() {
        if (refusesTransactions(kitchen, garden)) {
            return;
        }
        get(move(kitchen, garden));

        assertThat(path(knives)).containsExactly("shop", "garden", "kitchen", "knives");
        assertThat(children(home)).isEmpty();
        assertThat(children(garden)).containsExactly("kitchen");
        assertThat(list(Ancestries.byAncestorId(shop.id())
                        .orderBy(a -> a.depth().asc())
                        .select(a -> a.depth())
                        .all(db())))
                .containsExactly(0, 1, 1, 2, 3);

        get(move(shop, other));
        assertThat(path(knives)).containsExactly("other", "shop", "garden", "kitchen", "knives");
    }

    @Test
    void aMoveThatFailsLeavesTheTreeAsItWas() {
        if (refusesTransactions(kitchen, garden)) {
            return;
        }
        failure(
                ConstraintViolationException.class,
                () -> db().transaction(tx -> move(kitchen, garden, tx)
                        .then(Ancestries.create()
                                .ancestorId(garden.id())
                                .descendantId(knives.id())
                                .depth(2)
                                .exec(tx))));
        assertThat(path(knives)).containsExactly("shop", "home", "kitchen", "knives");
    }

    private boolean refusesTransactions(Node node, Node parent) {
        if (transactional()) {
            return false;
        }
        refuses(ErrorCode.TRANSACTION_UNSUPPORTED, () -> move(node, parent));
        return true;
    }

    private Mono<List<Ancestry>> move(Node node, Node parent) {
        return db().transaction(tx -> move(node, parent, tx));
    }

    private static Mono<List<Ancestry>> move(Node node, Node parent, Session session) {
        Mono<List<Ancestry>> attached = Mono.zip(
                        Ancestries.byDescendantId(parent.id()).exec(session),
                        Ancestries.byAncestorId(node.id()).exec(session))
                .flatMap(found -> Ancestries.createMany(crossed(found.getT1(), found.getT2()))
                        .exec(session));
        return detachment(node).exec(session).then(attached);
    }

    /** Deletes the paths from outside into the subtree, and keeps those within it. */
    private static DeleteStatement<Ancestry> detachment(Node node) {
        Selection<UUID> members = Ancestries.byAncestorId(node.id()).select(a -> a.descendantId());
        return Ancestries.filter(
                        a -> a.descendantId().in(members).and(a.ancestorId().notIn(members)))
                .delete();
    }

    private static List<Ancestries.Create> crossed(List<Ancestry> above, List<Ancestry> members) {
        return above.stream()
                .flatMap(a -> members.stream()
                        .map(m -> Ancestries.create()
                                .ancestorId(a.ancestorId())
                                .descendantId(m.descendantId())
                                .depth(a.depth() + 1 + m.depth())))
                .toList();
    }

    /** One write, whose condition reads the table that it changes. */
    @Test
    void aSubtreeIsDetached() {
        assertThat(get(detachment(kitchen).exec(db())).matched()).isEqualTo(4);
        assertThat(path(knives)).containsExactly("kitchen", "knives");
        assertThat(names(Ancestries.byAncestorId(shop.id()).descendant())).containsExactly("garden", "home", "shop");
    }

    @Test
    void aSubtreeIsCut() {
        Selection<UUID> members = Ancestries.byAncestorId(home.id()).select(a -> a.descendantId());
        List<Ancestry> cut = get(Ancestries.filter(a -> a.descendantId().in(members))
                .delete()
                .returning()
                .exec(db()));
        assertThat(cut).hasSize(9);
        List<UUID> gone = cut.stream().map(Ancestry::descendantId).distinct().toList();
        assertThat(get(Nodes.byIds(gone).delete().exec(db())).matched()).isEqualTo(3);
        assertThat(names(Nodes.all())).containsExactly("garden", "other", "shop");
        failure(ConstraintViolationException.class, () -> Nodes.delete(garden).exec(db()));
    }

    private List<String> names(Nodes.Query nodes) {
        return list(nodes.orderBy(n -> n.name().asc()).select(n -> n.name()).all(db()));
    }
}
