package dev.runnel.dynamo.server.error;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An error that the service returns instead of an answer. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorType type;
    private final transient ObjectNode members = JsonNodeFactory.instance.objectNode();

    public ServiceException(ErrorType type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** A request that the service understands and does not accept. */
    public static ServiceException validation(String message) {
        return new ServiceException(ErrorType.VALIDATION, message);
    }

    /** A member of a request whose value is outside its constraint. */
    public static ServiceException constraint(String member, String constraint) {
        return validation(
                "1 validation error detected: Value at '" + member + "' failed to satisfy constraint: " + constraint);
    }

    /** A request whose JSON has another shape than the operation needs. */
    public static ServiceException serialization(String message) {
        return new ServiceException(ErrorType.SERIALIZATION, message);
    }

    /** Adds a member to the body of the error. */
    public ServiceException with(String name, JsonNode value) {
        members.set(name, value);
        return this;
    }

    public ErrorType type() {
        return type;
    }

    /** The body that clients read. */
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("__type", type.qualifiedName());
        body.put("message", getMessage());
        return body.setAll(members);
    }
}
