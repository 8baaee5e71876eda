/** The server of the tests: the faults that tests switch on. */
@NullMarked
package dev.runnel.dynamo.server.fault;

import org.jspecify.annotations.NullMarked;
