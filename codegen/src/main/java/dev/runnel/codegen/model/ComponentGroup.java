package dev.runnel.codegen.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A group of components that an annotation declares as a key, a unique set or an index.
 *
 * @param onComponent whether it stands on a component, which it is about, and not on the record
 * @param partition the first components of a key
 * @param rest the components that follow; all of them where it is no key
 * @param name its name in the database; empty for the default
 * @param whereNull for a unique set that compares some rows alone: the component that is NULL in them; otherwise empty
 */
public record ComponentGroup(
        SourceLocation origin,
        Kind kind,
        boolean onComponent,
        List<String> partition,
        List<String> rest,
        String name,
        String whereNull) {

    /** The kind of a group. */
    public enum Kind {
        KEY("Key"),
        UNIQUE("Unique"),
        INDEX("Index");

        private final String annotation;

        Kind(String annotation) {
            this.annotation = annotation;
        }

        /** The simple name of its annotation. */
        public String annotation() {
            return annotation;
        }
    }

    public ComponentGroup {
        partition = List.copyOf(partition);
        rest = List.copyOf(rest);
    }

    /** In order. */
    public List<String> fields() {
        return Stream.concat(partition.stream(), rest.stream()).toList();
    }
}
