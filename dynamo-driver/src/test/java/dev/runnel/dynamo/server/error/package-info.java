/** The server of the tests: the error types of the service. */
@NullMarked
package dev.runnel.dynamo.server.error;

import org.jspecify.annotations.NullMarked;
