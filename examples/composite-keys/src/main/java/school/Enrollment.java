package school;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;

/** That a student takes a course, and the mark. Its key is that of both; they share the school. */
@Model
public record Enrollment(
        @Key School school,
        @Key String courseCode,
        @Key int studentNumber,
        Optional<Integer> mark,
        @BelongsTo(fields = {"school", "courseCode"}) Deferred<Course> course,
        @BelongsTo(fields = {"school", "studentNumber"}) Deferred<Student> student) {}
