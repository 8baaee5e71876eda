package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.expression.Condition;
import dev.runnel.dynamo.server.expression.Update;
import dev.runnel.dynamo.server.table.Table;
import dev.runnel.dynamo.server.value.Item;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A write of one item, alone or in a transaction. */
sealed interface ItemWrite {
    Target target();

    /**
     * The item after the write, or null if there is none.
     *
     * @param before the stored item, or null
     */
    @Nullable
    Item apply(@Nullable Item before);

    /**
     * The item that a write is about.
     *
     * @param key the attributes of the key alone
     * @param returnsOldItem whether a failed condition returns the stored item
     */
    record Target(Table table, Item key, Optional<Condition> condition, boolean returnsOldItem) {
        boolean accepts(@Nullable Item before) {
            return condition.isEmpty() || condition.get().holds(before == null ? Item.EMPTY : before);
        }
    }

    record Put(Target target, Item item) implements ItemWrite {
        @Override
        public Item apply(@Nullable Item before) {
            return item;
        }
    }

    record Delete(Target target) implements ItemWrite {
        @Override
        public @Nullable Item apply(@Nullable Item before) {
            return null;
        }
    }

    record Change(Target target, Update update) implements ItemWrite {
        @Override
        public Item apply(@Nullable Item before) {
            Item after = update.apply(before == null ? target.key() : before);
            target.table().requireItem(after, "Item size to update has exceeded the maximum allowed size");
            return after;
        }
    }

    /** A condition in a transaction, which writes nothing. */
    record Check(Target target) implements ItemWrite {
        @Override
        public @Nullable Item apply(@Nullable Item before) {
            return before;
        }
    }
}
