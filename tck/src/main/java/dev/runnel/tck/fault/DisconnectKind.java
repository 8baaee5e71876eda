package dev.runnel.tck.fault;

/** The ways in which a connection ends. */
public enum DisconnectKind {
    /** An orderly end: each side receives a FIN. */
    CLOSE,
    /** An abrupt end: each side receives an RST. */
    RESET
}
