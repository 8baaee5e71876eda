package school;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;

@Model
public record Student(
        @Key School school,
        @Key int number,
        String name,
        @HasMany Deferred<List<Enrollment>> enrollments) {}
