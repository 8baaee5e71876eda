/** The scenario of most of the suite: users, their todos in categories, and steps under a todo. */
@NullMarked
package dev.runnel.tck.scenario.todo;

import org.jspecify.annotations.NullMarked;
