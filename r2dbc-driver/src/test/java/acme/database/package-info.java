/** Two databases as a jar of somebody else adds them: it sees public and protected members alone. */
@NullMarked
package acme.database;

import org.jspecify.annotations.NullMarked;
