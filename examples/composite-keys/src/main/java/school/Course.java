package school;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;

@Model
public record Course(
        @Key School school,
        @Key String code,
        String title,
        @HasMany Deferred<List<Enrollment>> enrollments) {}
