/** The server of the tests: the expression language: lexer, parsers, conditions and updates. */
@NullMarked
package dev.runnel.dynamo.server.expression;

import org.jspecify.annotations.NullMarked;
