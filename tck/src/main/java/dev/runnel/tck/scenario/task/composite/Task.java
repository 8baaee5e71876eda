package dev.runnel.tck.scenario.task.composite;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.List;
import java.util.Optional;

@Model
public record Task(
        @Key @Default(supplier = Realm.OfRow.class) Realm realm,
        @Key @Default(supplier = Zone.OfRow.class) Zone zone,
        @Key @Default(supplier = SharedPart.Quarter.class) long number,
        Realm ownerRealm,
        Zone ownerZone,
        long ownerNumber,

        @BelongsTo(fields = {"ownerRealm", "ownerZone", "ownerNumber"})
        Deferred<Owner> owner,

        String name,
        long points,
        boolean done,
        Deferred<Optional<String>> note,
        Optional<Realm> parentRealm,
        Optional<Zone> parentZone,
        Optional<Long> parentNumber,

        @BelongsTo(fields = {"parentRealm", "parentZone", "parentNumber"})
        Deferred<Optional<Task>> parent,

        @HasMany Deferred<List<Task>> children) {
    /** A record that is not stored. */
    public static Task of(String name, Owner owner, Optional<Task> parent, Deferred<Optional<String>> note) {
        return new Task(
                new Realm("of " + name),
                Zone.EAST,
                7,
                owner.realm(),
                owner.zone(),
                owner.number(),
                Deferred.unloaded(),
                name,
                1,
                false,
                note,
                parent.map(Task::realm),
                parent.map(Task::zone),
                parent.map(Task::number),
                Deferred.unloaded(),
                Deferred.unloaded());
    }
}
