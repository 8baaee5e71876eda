/** Departments, courses, students and enrollments of several campuses: every key has two parts or three, and shares the campus. */
@NullMarked
package dev.runnel.tck.scenario.campus;

import org.jspecify.annotations.NullMarked;
