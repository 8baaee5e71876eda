/** The server of the tests: one class for each group of operations. */
@NullMarked
package dev.runnel.dynamo.server.operation;

import org.jspecify.annotations.NullMarked;
