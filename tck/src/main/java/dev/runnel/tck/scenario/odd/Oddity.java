package dev.runnel.tck.scenario.odd;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Column;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model(table = "odd\"; DROP TABLE x;--'$S%s\\")
public record Oddity(
        @Key @Auto UUID id,
        @Unique @Column(name = "it's \"un\"ique; --") String unique,
        @Index @Column(name = "$1 ? :b /*") String indexed,
        @Column(name = "*/ \\u0022 {@code $L} {0}\n\u00e9") Optional<String> comment,
        @Default(Oddity.CONSTANT) String preset,
        @Column(name = "`parent`") Optional<UUID> parentId,
        @BelongsTo Deferred<Optional<Oddity>> parent,
        @HasMany(inverse = "parent") Deferred<List<Oddity>> children) {
    public static final String CONSTANT = "'; DROP TABLE x; -- */ \\u0022 $S $1 \"\n\u00e9";
}
