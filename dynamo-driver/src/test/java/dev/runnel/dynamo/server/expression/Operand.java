package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.AttributeValue.Binary;
import dev.runnel.dynamo.server.value.AttributeValue.ListValue;
import dev.runnel.dynamo.server.value.AttributeValue.MapValue;
import dev.runnel.dynamo.server.value.AttributeValue.Number;
import dev.runnel.dynamo.server.value.AttributeValue.SetValue;
import dev.runnel.dynamo.server.value.AttributeValue.Text;
import dev.runnel.dynamo.server.value.Item;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value in a condition. */
public sealed interface Operand {
    /** The value for an item, or null if the item has none. */
    @Nullable
    AttributeValue evaluate(Item item);

    record PathOperand(DocumentPath path) implements Operand {
        @Override
        public @Nullable AttributeValue evaluate(Item item) {
            return path.find(item);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    record Constant(AttributeValue value) implements Operand {
        @Override
        public AttributeValue evaluate(Item item) {
            return value;
        }
    }

    /** The length of a string, of a binary or of a collection. */
    record Size(DocumentPath path) implements Operand {
        @Override
        public @Nullable AttributeValue evaluate(Item item) {
            AttributeValue value = path.find(item);
            if (value instanceof Text text) {
                return number(text.value().length());
            }
            if (value instanceof Binary binary) {
                return number(binary.length());
            }
            if (value instanceof ListValue list) {
                return number(list.elements().size());
            }
            if (value instanceof MapValue map) {
                return number(map.entries().size());
            }
            return value instanceof SetValue set ? number(set.elements().size()) : null;
        }

        private static Number number(int size) {
            return new Number(BigDecimal.valueOf(size));
        }
    }
}
