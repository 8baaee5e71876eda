package dev.runnel.companion;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ForeignKeys;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.stmt.RowGuard;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a statement links or unlinks: the storage values of the keys and versions of records. Of two records with one key, the last one
 * counts. Immutable.
 */
final class LinkedRows {
    private final Entity entity;
    private final Map<List<Object>, Object[]> byKey;

    private LinkedRows(Entity entity, Map<List<Object>, Object[]> byKey) {
        this.entity = entity;
        this.byKey = byKey;
    }

    /** Returns no rows. */
    static LinkedRows none(Entity entity) {
        return new LinkedRows(entity, Map.of());
    }

    /**
     * @param relation the relation, for an error
     * @throws dev.runnel.error.InvalidValueException when a record is null
     */
    static <M> LinkedRows of(ModelMetadata<M> model, Relation relation, Collection<? extends M> rows) {
        Entity entity = model.entity();
        Map<List<Object>, Object[]> byKey = new LinkedHashMap<>();
        for (M row : rows) {
            M record = RelationMetadata.present(relation, row);
            Object[] cells = Stream.concat(
                            model.keyOf(record).stream(),
                            version(entity).map(field -> model.versionOf(record, field)).stream())
                    .toArray();
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Objects.requireNonNull(
                        ParameterValues.encode(fields(entity).get(i), cells[i]));
            }
            byKey.put(key(entity, cells), cells);
        }
        return new LinkedRows(entity, byKey);
    }

    /** Returns the row of one record, without its version. */
    static LinkedRows of(Entity entity, List<? extends @Nullable Object> components) {
        Object[] cells = entity.key().stream()
                .map(field -> Objects.requireNonNull(ParameterValues.encode(field, components.get(field.index()))))
                .toArray();
        return new LinkedRows(entity, Map.of(key(entity, cells), cells));
    }

    private static Optional<Field> version(Entity entity) {
        return entity.fields().stream().filter(Field::isVersion).findFirst();
    }

    private static List<Field> fields(Entity entity) {
        return Stream.concat(entity.key().stream(), version(entity).stream()).toList();
    }

    /** The key, as a value that equals the same key. */
    private static List<Object> key(Entity entity, Object[] cells) {
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < entity.key().size(); i++) {
            parts.add(StorageType.comparable(cells[i]));
        }
        return parts;
    }

    /** Returns the model of the rows. */
    Entity entity() {
        return entity;
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** Returns the keys of the rows, each as a value that equals the same key. */
    Collection<List<Object>> keyValues() {
        return byKey.keySet();
    }

    /** Returns these rows and others, which count for their keys. */
    LinkedRows and(LinkedRows others) {
        Map<List<Object>, Object[]> all = new LinkedHashMap<>(byKey);
        all.putAll(others.byKey);
        return new LinkedRows(entity, all);
    }

    /** Returns these rows without those whose keys others have. */
    LinkedRows without(LinkedRows others) {
        Map<List<Object>, Object[]> rest = new LinkedHashMap<>(byKey);
        rest.keySet().removeAll(others.byKey.keySet());
        return new LinkedRows(entity, rest);
    }

    /** The condition that a row has one of the keys. */
    BoundExpr keys() {
        if (isEmpty()) {
            return new BoundExpr(ValueExpr.FALSE);
        }
        return new BoundExpr(
                ForeignKeys.in(entity.key()),
                columns().subList(0, entity.key().size()).toArray());
    }

    /** The condition that each row has the version of its record; empty for a model without a version. */
    Optional<BoundExpr> versions() {
        return version(entity).filter(field -> !isEmpty()).map(field -> RowGuard.versions(fields(entity), columns()));
    }

    private List<List<Object>> columns() {
        List<List<Object>> columns = new ArrayList<>();
        for (int i = 0; i < fields(entity).size(); i++) {
            int part = i;
            columns.add(byKey.values().stream().map(cells -> cells[part]).toList());
        }
        return columns;
    }
}
