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
 * @param references what it equals, as the annotation names it; empty for the key of the target
 * @param inverse the other side as the annotation names it; empty for the default
 * @param onUnlink the name of the action if the row is unlinked; empty for the default
 * @param onDelete the name of the action if the related row is deleted; empty for the default
 */
public record RelationComponent(
        SourceLocation origin,
        String name,
        Kind kind,
        ClassName target,
        boolean optional,
        boolean deferred,
        List<String> fields,
        List<String> references,
        String inverse,
        String onUnlink,
        String onDelete)
        implements Component {

    /** Which side holds the foreign key. */
    public enum Kind {
        BELONGS_TO("BelongsTo"),
        HAS_ONE("HasOne"),
        HAS_MANY("HasMany");

        private final String annotation;

        Kind(String annotation) {
            this.annotation = annotation;
        }

        /** The name of its annotation. */
        public String annotation() {
            return annotation;
        }
    }

    public RelationComponent {
        fields = List.copyOf(fields);
        references = List.copyOf(references);
    }

    /** Whether it leads to one row at most. */
    public boolean toOne() {
        return kind != Kind.HAS_MANY;
    }

    public boolean belongsTo() {
        return kind == Kind.BELONGS_TO;
    }
}
