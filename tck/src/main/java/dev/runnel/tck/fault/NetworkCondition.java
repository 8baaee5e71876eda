package dev.runnel.tck.fault;

/** How the bytes of a connection go through a {@link TcpProxy}. */
public enum NetworkCondition {
    /** As they come. */
    WELL(false, false, false),
    /** None arrive, either way; both ends stay connected. What was held goes on when it is well again. */
    STALLED(true, true, false),
    /** The client's arrive, the server's do not. */
    WITHOUT_ANSWERS(false, true, false),
    /** One at a time, each in a packet of its own. */
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
