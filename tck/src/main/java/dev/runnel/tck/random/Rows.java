package dev.runnel.tck.random;

import dev.runnel.Deferred;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.FieldGroup;
import dev.runnel.schema.Relation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random rows of models. Each column repeats its values, nullable columns contain nulls, foreign keys refer to existing
 * rows, and composite foreign keys may be partial.
 */
final class Rows {
    private static final int TRIES = 200;
    private static final int DIFFERENT = 6;

    private final RandomChoice dice;
    private final Map<Class<?>, RandomModel> models;
    private final Map<Class<?>, List<Object>> made = new HashMap<>();
    private final Map<Domain, List<Object>> domains = new HashMap<>();

    /** Columns of one name draw from the same values, so that rows of several models can agree on the parts of keys that they share. */
    private record Domain(
            String name, Class<?> type, @Nullable ColumnType declared) {}

    Rows(RandomChoice dice, Map<Class<?>, RandomModel> models) {
        this(dice, models, Map.of());
    }

    /** Beside these. */
    Rows(RandomChoice dice, Map<Class<?>, RandomModel> models, Map<Class<?>, List<Object>> there) {
        this.dice = dice;
        this.models = models;
        models.keySet().forEach(type -> made.put(type, new ArrayList<>(there.getOrDefault(type, List.of()))));
    }

    /** So many of each model or fewer, by the model. */
    Map<Class<?>, List<Object>> make(int count) {
        models.values().forEach(model -> make(model, count));
        return made;
    }

    /** So many of the model or fewer. */
    List<Object> make(RandomModel model, int count) {
        List<Object> all = Objects.requireNonNull(made.get(model.entity().type()));
        int before = all.size();
        for (int tries = 0; all.size() < before + count && tries < TRIES; tries++) {
            row(model).ifPresent(all::add);
        }
        return all.subList(before, all.size());
    }

    /** A row beside those that are there. */
    private Optional<Object> row(RandomModel model) {
        Entity entity = model.entity();
        Map<Field, @Nullable Object> cells = new HashMap<>();
        for (Relation relation : entity.relations()) {
            if (relation.belongsTo() && !refer(entity, relation, cells)) {
                return Optional.empty();
            }
        }
        for (Field field : entity.fields()) {
            if (!cells.containsKey(field)) {
                cells.put(field, field.type().nullable() && dice.oneIn(3) ? null : value(model, field));
            }
        }
        boolean taken = Stream.concat(
                        Stream.of(entity.key()), entity.uniques().stream().map(FieldGroup::fields))
                .anyMatch(unique -> isTaken(model, unique, cells));
        return taken ? Optional.empty() : Optional.of(record(model, cells));
    }

    /** Sets a foreign key; columns that another one shares keep their values. */
    private boolean refer(Entity entity, Relation relation, Map<Field, @Nullable Object> cells) {
        RandomModel target = Objects.requireNonNull(models.get(relation.target()));
        List<Field> fields = relation.fields().stream()
                .map(name -> entity.field(name).orElseThrow())
                .toList();
        List<RandomColumn> references = relation.references().stream()
                .map(name -> target.column(target.entity().field(name).orElseThrow()))
                .toList();
        List<Object> leads = made.getOrDefault(relation.target(), List.of()).stream()
                .filter(row -> agrees(row, fields, references, cells))
                .toList();
        boolean somewhere = !leads.isEmpty() && !(relation.optional() && dice.oneIn(3));
        Object to = somewhere ? dice.pick(leads) : null;
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (cells.containsKey(field)) {
                continue;
            }
            if (to != null) {
                cells.put(field, references.get(i).value().apply(to));
            } else if (field.type().nullable()) {
                cells.put(field, null);
            }
        }
        return to != null || fields.stream().anyMatch(field -> cells.containsKey(field) && cells.get(field) == null);
    }

    private static boolean agrees(
            Object row, List<Field> fields, List<RandomColumn> references, Map<Field, @Nullable Object> cells) {
        for (int i = 0; i < fields.size(); i++) {
            if (cells.containsKey(fields.get(i))
                    && !Objects.deepEquals(
                            cells.get(fields.get(i)), references.get(i).value().apply(row))) {
                return false;
            }
        }
        return true;
    }

    private Object value(RandomModel model, Field field) {
        List<Object> domain = domains.computeIfAbsent(
                new Domain(field.name(), model.column(field).type(), field.columnType()),
                name -> Stream.generate(() -> fitting(model, field))
                        .limit(DIFFERENT)
                        .toList());
        return dice.oneIn(4) ? fitting(model, field) : dice.pick(domain);
    }

    private Object fitting(RandomModel model, Field field) {
        RandomColumn column = model.column(field);
        return Stream.generate(() -> any(column))
                .limit(TRIES)
                .filter(column::holds)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no value fits into " + field));
    }

    /** A random value; bytes have the length of the column. */
    private Object any(RandomColumn column) {
        Object value = Values.any(dice, column.type());
        return value instanceof byte[] bytes && column.field().columnType() instanceof ColumnType.Binary declared
                ? Arrays.copyOf(bytes, declared.length())
                : value;
    }

    private boolean isTaken(RandomModel model, List<Field> unique, Map<Field, @Nullable Object> cells) {
        List<Object> own = stored(unique, unique.stream().map(cells::get).toArray());
        return own.size() == unique.size()
                && Objects.requireNonNull(made.get(model.entity().type())).stream()
                        .anyMatch(row -> own.equals(stored(
                                unique,
                                unique.stream()
                                        .map(field ->
                                                model.column(field).value().apply(row))
                                        .toArray())));
    }

    /** The stored forms of the values, in a form that can be compared; null values are left out. */
    private static List<Object> stored(List<Field> fields, @Nullable Object[] values) {
        List<Object> stored = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                Object cell = fields.get(i).encode(value);
                stored.add(cell instanceof byte[] bytes ? Arrays.toString(bytes) : cell);
            }
        }
        return stored;
    }

    private Object record(RandomModel model, Map<Field, @Nullable Object> cells) {
        RecordComponent[] components = model.entity().type().getRecordComponents();
        return Reflection.make(
                model.entity().type(),
                Arrays.stream(components)
                        .map(component -> model.entity()
                                .field(component.getName())
                                .map(field -> wrapped(component, cells.get(field)))
                                .orElseGet(() -> relation(component)))
                        .toArray());
    }

    private static @Nullable Object wrapped(RecordComponent component, @Nullable Object value) {
        Class<?> type = component.getType();
        if (type == Optional.class) {
            return Optional.ofNullable(value);
        }
        if (type == Deferred.class) {
            return Deferred.of(
                    component.getGenericType().getTypeName().contains(Optional.class.getName())
                            ? Optional.ofNullable(value)
                            : Reflection.present(value));
        }
        return value;
    }

    /** An insert does not write it. */
    private static @Nullable Object relation(RecordComponent component) {
        Class<?> type = component.getType();
        return type == Deferred.class
                ? Deferred.unloaded()
                : type == Optional.class ? Optional.empty() : type == List.class ? List.of() : null;
    }
}
