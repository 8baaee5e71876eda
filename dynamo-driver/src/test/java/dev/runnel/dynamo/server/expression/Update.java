package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.expression.DocumentPath.Step;
import dev.runnel.dynamo.server.expression.UpdateAction.Add;
import dev.runnel.dynamo.server.expression.UpdateAction.Delete;
import dev.runnel.dynamo.server.expression.UpdateAction.Remove;
import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.AttributeValue.ListValue;
import dev.runnel.dynamo.server.value.AttributeValue.MapValue;
import dev.runnel.dynamo.server.value.AttributeValue.Number;
import dev.runnel.dynamo.server.value.AttributeValue.SetValue;
import dev.runnel.dynamo.server.value.Item;
import dev.runnel.dynamo.server.value.Numbers;
import dev.runnel.dynamo.server.value.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The changes of an update expression. Each value is computed from the item before the update. */
public final class Update {
    /** An update without changes. */
    public static final Update NONE = new Update(List.of());

    private final List<UpdateAction> actions;

    Update(List<UpdateAction> actions) {
        this.actions = List.copyOf(actions);
    }

    /** The paths that the update changes, in the order of the expression. */
    public List<DocumentPath> paths() {
        return actions.stream().map(UpdateAction::path).toList();
    }

    /** The types of attributes after the update, as far as the expression alone tells them. */
    public Map<String, ValueType> knownTypes() {
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (UpdateAction action : actions) {
            if (!action.path().isNested()) {
                action.knownType().ifPresent(type -> types.put(action.path().attribute(), type));
            }
        }
        return types;
    }

    /** The item after the update. Elements are removed from lists after the other changes, so that each index means the list before the update. */
    public Item apply(Item item) {
        Map<DocumentPath, AttributeValue> values = new LinkedHashMap<>();
        for (UpdateAction action : actions) {
            if (action instanceof UpdateAction.Set set) {
                values.put(set.path(), set.value().evaluate(item));
            }
        }
        MapValue root = new MapValue(item.attributes());
        for (UpdateAction action : inOrder()) {
            root = apply(root, action, values);
        }
        return new Item(root.entries());
    }

    private List<UpdateAction> inOrder() {
        return actions.stream().sorted(Comparator.comparingInt(Update::rank)).toList();
    }

    /** Removals come last, that of the last element first. */
    private static int rank(UpdateAction action) {
        if (!(action instanceof Remove)) {
            return Integer.MIN_VALUE;
        }
        List<Step> steps = action.path().steps();
        return steps.get(steps.size() - 1) instanceof Step.Index index ? -index.index() : 0;
    }

    private static MapValue apply(MapValue root, UpdateAction action, Map<DocumentPath, AttributeValue> values) {
        List<Step> steps = action.path().steps();
        if (action instanceof UpdateAction.Set) {
            return (MapValue) change(root, steps, old -> values.get(action.path()));
        }
        if (action instanceof Add add) {
            return (MapValue) change(root, steps, old -> add(old, add.value()));
        }
        if (action instanceof Delete delete) {
            return (MapValue) change(root, steps, old -> delete(old, delete.elements()));
        }
        return (MapValue) change(root, steps, old -> null);
    }

    private static AttributeValue add(@Nullable AttributeValue old, AttributeValue value) {
        if (old == null) {
            return value;
        }
        if (old.type() != value.type()) {
            throw UpdateValue.incorrectType();
        }
        if (old instanceof Number left && value instanceof Number right) {
            return Numbers.inRange(left.value().add(right.value()));
        }
        Set<AttributeValue> elements = new LinkedHashSet<>(((SetValue) old).elements());
        elements.addAll(((SetValue) value).elements());
        return new SetValue(value.type(), elements);
    }

    private static @Nullable AttributeValue delete(@Nullable AttributeValue old, SetValue removed) {
        if (old == null) {
            return null;
        }
        if (old.type() != removed.type()) {
            throw UpdateValue.incorrectType();
        }
        Set<AttributeValue> elements = new LinkedHashSet<>(((SetValue) old).elements());
        elements.removeAll(removed.elements());
        return elements.isEmpty() ? null : new SetValue(removed.type(), elements);
    }

    private static AttributeValue change(
            AttributeValue container, List<Step> steps, UnaryOperator<@Nullable AttributeValue> change) {
        Step step = steps.get(0);
        AttributeValue old = DocumentPath.child(container, step);
        AttributeValue changed;
        if (steps.size() == 1) {
            requireContainer(container, step);
            changed = change.apply(old);
        } else if (old == null) {
            throw invalidPath();
        } else {
            changed = change(old, steps.subList(1, steps.size()), change);
        }
        return replace(container, step, changed);
    }

    private static void requireContainer(AttributeValue container, Step step) {
        boolean fits = container instanceof MapValue && step instanceof Step.Name
                || container instanceof ListValue && step instanceof Step.Index;
        if (!fits) {
            throw invalidPath();
        }
    }

    private static AttributeValue replace(AttributeValue container, Step step, @Nullable AttributeValue value) {
        if (container instanceof MapValue map) {
            Map<String, AttributeValue> entries = new LinkedHashMap<>(map.entries());
            if (value == null) {
                entries.remove(step.toString());
            } else {
                entries.put(step.toString(), value);
            }
            return new MapValue(entries);
        }
        List<AttributeValue> elements = new ArrayList<>(((ListValue) container).elements());
        int index = ((Step.Index) step).index();
        if (value == null && index < elements.size()) {
            elements.remove(index);
        } else if (value != null && index < elements.size()) {
            elements.set(index, value);
        } else if (value != null) {
            elements.add(value);
        }
        return new ListValue(elements);
    }

    private static ServiceException invalidPath() {
        return ServiceException.validation("The document path provided in the update expression is invalid for update");
    }
}
