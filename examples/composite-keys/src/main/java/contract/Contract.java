package contract;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;

/** Which of its versions is in force, it says itself: that is not always the newest one. */
@Model
public record Contract(
        @Key String id,
        String title,
        Optional<Integer> numberInForce,
        @BelongsTo(fields = {"id", "numberInForce"}) Deferred<Optional<Version>> inForce,
        @HasMany(inverse = "contract") Deferred<List<Version>> versions) {}
