/** Local rewrites of table expressions, independent of the schema. One class per rule. */
@NullMarked
package dev.runnel.planner.fold;

import org.jspecify.annotations.NullMarked;
