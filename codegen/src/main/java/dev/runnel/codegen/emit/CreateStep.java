package dev.runnel.codegen.emit;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.NameInflection;
import dev.runnel.codegen.model.ResolvedRelation;

/** A component that a create must set. */
sealed interface CreateStep {
    String name();

    /** {@code TitleStep}. */
    default String typeName() {
        return NameInflection.capitalised(name()) + "Step";
    }

    /** A required field. */
    record OfField(ColumnComponent field) implements CreateStep {
        @Override
        public String name() {
            return field.name();
        }
    }

    /** A required has-one relation: a row that is created under this one. */
    record OfChild(ResolvedRelation link) implements CreateStep {
        @Override
        public String name() {
            return link.name();
        }
    }

    /** A required belongs-to relation, in place of its foreign key. */
    record OfRelation(ResolvedRelation link) implements CreateStep {
        @Override
        public String name() {
            return link.name();
        }
    }
}
