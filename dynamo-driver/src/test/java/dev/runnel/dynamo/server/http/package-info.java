/** The server of the tests: the JSON 1.0 protocol over HTTP. */
@NullMarked
package dev.runnel.dynamo.server.http;

import org.jspecify.annotations.NullMarked;
