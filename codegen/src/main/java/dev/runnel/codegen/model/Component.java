package dev.runnel.codegen.model;

/** A component of a model record. */
public sealed interface Component permits ColumnComponent, AliasComponent, RelationComponent, InvalidComponent {
    SourceLocation origin();

    String name();
}
