package dev.runnel.codegen.emit;

import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Stored;
import dev.runnel.codegen.model.Words;

/** A component that a create must set. */
sealed interface CreateStep {
    String name();

    /** {@code TitleStep}. */
    default String typeName() {
        return Words.capitalised(name()) + "Step";
    }

    /** A required field. */
    record OfField(Stored field) implements CreateStep {
        @Override
        public String name() {
            return field.name();
        }
    }

    /** A required has-one relation: a row that is created under this one. */
    record OfChild(Link link) implements CreateStep {
        @Override
        public String name() {
            return link.name();
        }
    }

    /** A required belongs-to relation, in place of its foreign key. */
    record OfRelation(Link link) implements CreateStep {
        @Override
        public String name() {
            return link.name();
        }
    }
}
