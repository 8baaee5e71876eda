package dev.runnel.dynamo.server;

/**
 * A call.
 *
 * @param request JSON with single quotes
 */
record WireCall(String operation, String request) {}
