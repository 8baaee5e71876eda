package dev.runnel.planner.oracle;

import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.FieldGroup;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Table;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the {@link Models}, by table, with few different values and many nulls. Every foreign key references a row.
 */
public final class Data {
    private static final List<Entity> OWNERS_AFTER_TARGETS = List.of(
            Models.USER,
            Models.CATEGORY,
            Models.TODO,
            Models.STEP,
            Models.COMMENT,
            Models.CARD,
            Models.STAMP,
            Models.OFFICE,
            Models.REGION,
            Models.SHOP);

    private final Map<String, List<@Nullable Object[]>> tables = new LinkedHashMap<>();

    public static Data random(Random random) {
        Data data = new Data();
        for (Entity entity : OWNERS_AFTER_TARGETS) {
            data.fill(entity, random);
        }
        return data;
    }

    /** Up to so many rows of one table without foreign keys, whose keys differ. */
    public static Data of(Table table, Random random, int most) {
        Data data = new Data();
        List<@Nullable Object[]> rows = new ArrayList<>();
        Set<List<@Nullable Object>> taken = new HashSet<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            @Nullable
            Object[] row = table.columns().stream()
                    .map(column -> valueOrNone(column.type(), random))
                    .toArray();
            if (taken.add(cells(row, table.key()))) {
                rows.add(row);
            }
        }
        data.tables.put(table.name(), rows);
        return data;
    }

    private static @Nullable Object valueOrNone(Type.Scalar type, Random random) {
        return type.nullable() && random.nextInt(3) == 0 ? null : value(type.storage(), random);
    }

    /** The same rows the other way round: what depends on their order shows. */
    Data reversed() {
        Data other = new Data();
        tables.forEach((table, rows) -> {
            List<@Nullable Object[]> reversed = new ArrayList<>(rows);
            Collections.reverse(reversed);
            other.tables.put(table, reversed);
        });
        return other;
    }

    /** The rows of a table, in no meaningful order. */
    public List<@Nullable Object[]> rows(String table) {
        return tables.get(table);
    }

    /** A value in the range of a column. */
    public static Object value(StorageType storage, Random random) {
        return switch (storage) {
            case BOOL -> random.nextBoolean();
            case I64 -> (long) random.nextInt(4);
            case TEXT -> List.of("", "a", "b", "\uffff", "\ud83d\ude00").get(random.nextInt(5));
            case I16, I32, F32, F64, DECIMAL, BYTES, UUID, DATE, TIME, DATETIME, INSTANT ->
                throw new IllegalArgumentException("no model has " + storage);
        };
    }

    private void fill(Entity entity, Random random) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        tables.put(Models.SCHEMA.table(entity).name(), rows);
        Set<List<@Nullable Object>> taken = new HashSet<>();
        int wanted = 1 + random.nextInt(7);
        for (int i = 0; i < wanted; i++) {
            @Nullable Object[] row = new Object[entity.fields().size()];
            for (Field field : entity.fields()) {
                row[field.index()] = valueOrNone(field.type(), random);
            }
            if (entity.key().size() == 1) {
                row[0] = (long) i;
            }
            rows.add(row);
            boolean whole = entity.relations().stream()
                    .filter(Relation::belongsTo)
                    .allMatch(relation -> lead(entity, row, relation, random));
            boolean unique = taken.add(tagged(row, entity.key()))
                    && entity.uniques().stream()
                            .map(FieldGroup::fields)
                            .allMatch(fields -> values(row, fields).contains(null) || taken.add(tagged(row, fields)));
            if (!whole || !unique) {
                rows.remove(row);
            }
        }
        for (int i = rows.size() - 1; i > 0; i--) {
            Collections.swap(rows, i, random.nextInt(i + 1));
        }
    }

    private static List<@Nullable Object> tagged(@Nullable Object[] row, List<Field> fields) {
        List<@Nullable Object> tagged = new ArrayList<>(fields);
        tagged.addAll(values(row, fields));
        return tagged;
    }

    /** Sets a foreign key to the key of a row, unless a component is null. */
    private boolean lead(Entity entity, @Nullable Object[] row, Relation relation, Random random) {
        List<Field> own = Models.SCHEMA.fields(relation);
        if (values(row, own).contains(null)) {
            return true;
        }
        List<Field> references = Models.SCHEMA.references(relation);
        List<@Nullable Object[]> targets = rows(
                        Models.SCHEMA.table(Models.SCHEMA.target(relation)).name())
                .stream()
                .filter(target -> own.stream()
                        .filter(entity::isKey)
                        .allMatch(field -> field.name().equals("id")
                                || row[field.index()].equals(target[
                                        references.get(own.indexOf(field)).index()])))
                .toList();
        if (targets.isEmpty()) {
            own.stream().filter(field -> field.type().nullable()).forEach(field -> row[field.index()] = null);
            return relation.optional();
        }
        @Nullable Object[] target = targets.get(random.nextInt(targets.size()));
        for (int i = 0; i < own.size(); i++) {
            row[own.get(i).index()] = target[references.get(i).index()];
        }
        return true;
    }

    static List<@Nullable Object> values(@Nullable Object[] row, List<Field> fields) {
        List<@Nullable Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(row[field.index()]));
        return values;
    }

    static List<@Nullable Object> cells(@Nullable Object[] row, List<Column> columns) {
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row[column.index()]));
        return values;
    }
}
