/** A DynamoDB-compatible server for tests, which stores its tables in memory: the class to start, and the room of each part in a sub-package. */
@NullMarked
package dev.runnel.dynamo.server;

import org.jspecify.annotations.NullMarked;
