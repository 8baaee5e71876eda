package dev.runnel;

/** A running transaction. Its statements queue: each runs when those before it have ended. Of no use after its body has ended. */
public interface Tx extends Session {}
