package dev.runnel.codegen.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * A component that is a relation.
 *
 * @param target the record that it leads to
 * @param optional whether it is written as an {@code Optional}
 * @param deferred whether it is written as a {@code Deferred}; an eager relation otherwise
 * @param fields the foreign key as the annotation names it; empty for the default
 * @param inverse the other side as the annotation names it; empty for the default
 */
public record Related(
        Origin origin,
        String name,
        Kind kind,
        ClassName target,
        boolean optional,
        boolean deferred,
        List<String> fields,
        String inverse)
        implements Component {

    /** Which side holds the foreign key. */
    public enum Kind {
        BELONGS_TO,
        HAS_MANY
    }

    public Related {
        fields = List.copyOf(fields);
    }

    public boolean belongsTo() {
        return kind == Kind.BELONGS_TO;
    }
}
