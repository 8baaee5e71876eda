/** The server of the tests: attribute values, their limits and their order. */
@NullMarked
package dev.runnel.dynamo.server.value;

import org.jspecify.annotations.NullMarked;
