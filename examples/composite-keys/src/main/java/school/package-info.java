/** Keys of several parts: the school comes first in each, and an enrolment joins a course and a student of the same school. */
@NullMarked
package school;

import org.jspecify.annotations.NullMarked;
