/**
 * Statements over models: fields, relations, quantifiers, includes. A statement is a shape without the values of its
 * parameters.
 */
@NullMarked
package dev.runnel.stmt;

import org.jspecify.annotations.NullMarked;
