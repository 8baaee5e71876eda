package dev.runnel.dynamo.server.fault;

import tools.jackson.databind.node.ObjectNode;

/** The end of a call. */
public sealed interface Outcome {
    /** The client receives an answer. */
    record Answer(ObjectNode body) implements Outcome {}

    /** The connection is closed without an answer. */
    record Closed() implements Outcome {}

    /** The client waits. */
    record Silence() implements Outcome {}
}
