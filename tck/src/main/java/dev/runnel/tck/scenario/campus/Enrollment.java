package dev.runnel.tck.scenario.campus;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

/** Both of its relations share the campus. */
@Model
public record Enrollment(
        @Key String campus,
        @Key @Auto UUID id,
        String code,
        long courseNumber,

        @BelongsTo(fields = {"campus", "code", "courseNumber"})
        Deferred<Course> course,

        long studentNumber,
        @BelongsTo(fields = {"campus", "studentNumber"}) Deferred<Student> student,
        Optional<Long> mark) {}
