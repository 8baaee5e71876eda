package dev.runnel.tck.scenario.campus;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;

/** Its key begins with that of its department, and a course that it requires is one of the same department. */
@Model
public record Course(
        @Key String campus,
        @Key String code,
        @Key long number,
        String title,
        long credits,
        @BelongsTo(fields = {"campus", "code"}) Deferred<Department> department,
        Optional<Long> requiredNumber,

        @BelongsTo(fields = {"campus", "code", "requiredNumber"})
        Deferred<Optional<Course>> required,

        @HasMany Deferred<List<Course>> requiring,
        @HasMany Deferred<List<Enrollment>> enrollments) {}
