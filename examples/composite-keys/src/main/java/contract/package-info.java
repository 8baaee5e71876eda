/** Versioned records: a version is a part of the key, what refers to a version refers to that one, and nothing is overwritten. */
@NullMarked
package contract;

import org.jspecify.annotations.NullMarked;
