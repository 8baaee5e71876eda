package dev.runnel.tck.fault;

/** The ways in which a {@link TcpProxy} forwards the bytes of a connection. */
public enum NetworkCondition {
    /** Bytes are forwarded as they arrive. */
    WELL(false, false, false),
    /**
     * No bytes are forwarded in either direction; both sides stay connected. The waiting bytes are forwarded when the
     * condition is {@link #WELL} again.
     */
    STALLED(true, true, false),
    /** Only the bytes of the client are forwarded. */
    WITHOUT_ANSWERS(false, true, false),
    /** Each byte is forwarded in its own packet. */
    BYTE_BY_BYTE(false, false, true);

    private final boolean holdsRequests;
    private final boolean holdsAnswers;
    private final boolean dribbles;

    NetworkCondition(boolean holdsRequests, boolean holdsAnswers, boolean dribbles) {
        this.holdsRequests = holdsRequests;
        this.holdsAnswers = holdsAnswers;
        this.dribbles = dribbles;
    }

    boolean holds(boolean answers) {
        return answers ? holdsAnswers : holdsRequests;
    }

    boolean dribbles() {
        return dribbles;
    }
}
