package dev.runnel.codegen.model;

/**
 * A component over the column of another one.
 *
 * @param as its type, as that of a column
 * @param of the name of the other
 */
public record AliasComponent(ColumnComponent as, String of) implements Component {
    @Override
    public SourceLocation origin() {
        return as.origin();
    }

    @Override
    public String name() {
        return as.name();
    }
}
