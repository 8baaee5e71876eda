package dev.runnel.exec.read;

import java.util.Set;

/** A plan of a read. */
public interface TableReads {
    /** Returns the names of the tables that it reads. */
    Set<String> tables();
}
