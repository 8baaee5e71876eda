package dev.runnel.codegen.model;

/** A component of a model record. */
public sealed interface Component permits Stored, View, Related, Unreadable {
    Origin origin();

    String name();
}
