package catalog;

import dev.runnel.Db;
import dev.runnel.Selection;
import dev.runnel.Session;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/** A tree of categories. */
public final class Catalog {
    private final Db db;

    public Catalog(Db db) {
        this.db = db;
    }

    /** A category without one above it. */
    public Mono<Category> addRoot(String id, String name) {
        return Categories.create()
                .id(id)
                .name(name)
                .above(self -> self.ancestorId(id).depth(0))
                .exec(db);
    }

    /** A category under another one; with its place in the tree, all or nothing. */
    public Mono<Category> add(String id, String name, String parent) {
        return Ancestries.byDescendantId(parent).exec(db).flatMap(above -> {
            Categories.Create child = Categories.create()
                    .id(id)
                    .name(name)
                    .above(self -> self.ancestorId(id).depth(0));
            for (Ancestry ancestry : above) {
                child = child.above(a -> a.ancestorId(ancestry.ancestorId()).depth(ancestry.depth() + 1));
            }
            return child.exec(db);
        });
    }

    /** The path from the root down to a category. */
    public Flux<Category> path(String id) {
        return Ancestries.byDescendantId(id)
                .orderBy(a -> a.depth().desc())
                .include(a -> a.ancestor())
                .all(db)
                .map(a -> a.ancestor().get());
    }

    /** The direct children of a category. */
    public Flux<Category> children(String id) {
        return Ancestries.byAncestorId(id)
                .filter(a -> a.depth().eq(1))
                .descendant()
                .orderBy(c -> c.name().asc())
                .all(db);
    }

    /** A category and all under it, with how deep each is, level by level. */
    public Flux<Tuple2<String, Integer>> subtree(String id) {
        return Ancestries.byAncestorId(id)
                .orderBy(a -> a.depth().asc(), a -> a.descendant().name().asc())
                .select(a -> a.descendant().name(), a -> a.depth())
                .all(db);
    }

    /** Categories with nothing under them. */
    public Flux<Category> leaves() {
        return Categories.filter(c -> c.below().none(a -> a.depth().gt(0)))
                .orderBy(c -> c.name().asc())
                .all(db);
    }

    /** Puts a category and all under it under another one, which is not one of them. */
    public Mono<Void> move(String id, String parent) {
        return db.transaction(tx -> isWithin(parent, id, tx)
                .filter(within -> !within)
                .switchIfEmpty(Mono.error(() -> new IllegalArgumentException("a category is not moved into itself")))
                .then(detach(id, tx))
                .then(attach(id, parent, tx)));
    }

    private static Mono<Boolean> isWithin(String id, String subtree, Session session) {
        return Ancestries.byKey(subtree, id).exists(session);
    }

    /** Forgets what is above the subtree; what is within it stays. */
    private static Mono<?> detach(String id, Session session) {
        return Ancestries.filter(
                        a -> a.descendantId().in(members(id)).and(a.ancestorId().notIn(members(id))))
                .delete()
                .exec(session);
    }

    private static Selection<String> members(String id) {
        return Ancestries.byAncestorId(id).select(a -> a.descendantId());
    }

    private static Mono<Void> attach(String id, String parent, Session session) {
        return Mono.zip(
                        Ancestries.byDescendantId(parent).exec(session),
                        Ancestries.byAncestorId(id).exec(session))
                .flatMap(found -> Ancestries.createMany(crossed(found.getT1(), found.getT2()))
                        .exec(session))
                .then();
    }

    /** A row for each ancestor of the new parent and each member of the subtree. */
    private static List<Ancestries.Create> crossed(List<Ancestry> above, List<Ancestry> members) {
        return above.stream()
                .flatMap(a -> members.stream()
                        .map(m -> Ancestries.create()
                                .ancestorId(a.ancestorId())
                                .descendantId(m.descendantId())
                                .depth(a.depth() + 1 + m.depth())))
                .toList();
    }

    /** Removes a category and all under it; says how many there were. */
    public Mono<Long> remove(String id) {
        return db.transaction(tx -> Ancestries.filter(a -> a.descendantId().in(members(id)))
                .delete()
                .returning()
                .exec(tx)
                .flatMap(gone -> Categories.filter(c -> c.id().in(gone.stream()
                                .map(Ancestry::descendantId)
                                .toList()))
                        .delete()
                        .exec(tx))
                .map(removed -> removed.matched()));
    }
}
