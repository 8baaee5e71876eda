/** Model-level statements: fields, relations, quantifiers, includes. Shapes without values. */
@NullMarked
package dev.runnel.stmt;

import org.jspecify.annotations.NullMarked;
