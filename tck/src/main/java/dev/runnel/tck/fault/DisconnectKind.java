package dev.runnel.tck.fault;

/** How a connection ends. */
public enum DisconnectKind {
    /** In order: each end hears that there is no more to come (FIN). */
    CLOSE,
    /** At once: each end hears that there is no such connection (RST). */
    RESET
}
