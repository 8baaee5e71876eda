package dev.runnel.tck.scenario.campus;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;

/** A tutor is a student too, of any campus or none. */
@Model
public record Student(
        @Key String campus,
        @Key long number,
        String name,
        Optional<String> tutorCampus,
        Optional<Long> tutorNumber,
        @BelongsTo(fields = {"tutorCampus", "tutorNumber"}) Deferred<Optional<Student>> tutor,
        @HasMany Deferred<List<Student>> tutored,
        @HasMany Deferred<List<Enrollment>> enrollments) {}
