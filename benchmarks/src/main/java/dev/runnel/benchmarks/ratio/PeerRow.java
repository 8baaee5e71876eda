package dev.runnel.benchmarks.ratio;

/** A row as an object of the class that a peer maps. Results are compared as records of the benchmark. */
public interface PeerRow {
    /** The record with the same values. */
    Object asRecord();
}
