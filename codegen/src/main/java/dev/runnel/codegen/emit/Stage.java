package dev.runnel.codegen.emit;

import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Stored;
import dev.runnel.codegen.model.Words;

/** One thing that a create cannot do without. */
sealed interface Stage {
    String name();

    default String interfaceName() {
        return "Needs" + Words.capitalised(name());
    }

    default String recordName() {
        return Words.capitalised(name()) + "Stage";
    }

    /** A required field. */
    record OfField(Stored field) implements Stage {
        @Override
        public String name() {
            return field.name();
        }
    }

    /** A required has-one relation: a row that is created under this one. */
    record OfChild(Link link) implements Stage {
        @Override
        public String name() {
            return link.name();
        }
    }

    /** A required belongs-to relation, in place of its foreign key. */
    record OfRelation(Link link) implements Stage {
        @Override
        public String name() {
            return link.name();
        }
    }
}
