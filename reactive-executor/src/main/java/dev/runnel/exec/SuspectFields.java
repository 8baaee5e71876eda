package dev.runnel.exec;

import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.model.ReferentialAction;
import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.schema.Table.ForeignKey;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.UpdateMany;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.UpsertMany;
import dev.runnel.stmt.WriteSequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds the fields that can have caused an error for which the database reports none: fields that the statement sets to
 * a database expression, or foreign keys that it can violate. A single one becomes the field of the error; several
 * become candidates.
 */
record SuspectFields(Schema schema) {

    /** A foreign key of a model. */
    private record Reference(Entity entity, ForeignKey key) {
        /** {@code Todo.userId}, or {@code Line.orderId + Line.number}. */
        String fields() {
            return key.columns().stream()
                    .map(column -> entity.fields().get(column.index()).toString())
                    .collect(Collectors.joining(" + "));
        }
    }

    Throwable withFieldNames(Throwable error, ModelStatement shape) {
        if (error instanceof InvalidValueException value
                && value.reason() == InvalidValueException.Reason.COMPUTED
                && !value.namesField()) {
            return evaluated(value, shape);
        }
        return error instanceof ConstraintViolationException violated
                        && violated.kind() == ConstraintViolationException.Kind.FOREIGN_KEY
                        && violated.constraint().isEmpty()
                ? referenced(violated, shape)
                : error;
    }

    private static InvalidValueException evaluated(InvalidValueException value, ModelStatement shape) {
        List<String> fields = evaluated(shape).map(Field::toString).distinct().toList();
        if (fields.size() == 1) {
            return value.withField(fields.get(0));
        }
        shape.model().ifPresent(model -> value.with("model", model.name()));
        return fields.isEmpty() ? value : value.with("candidates", String.join(", ", fields));
    }

    private static Stream<Field> evaluated(ModelStatement shape) {
        if (shape instanceof Update update) {
            return update.assignments().stream()
                    .filter(assignment -> !(assignment.value() instanceof ValueExpr))
                    .map(Update.Assignment::field);
        }
        if (shape instanceof Upsert upsert) {
            return Stream.concat(
                    evaluated(upsert.create()), upsert.update().stream().flatMap(SuspectFields::evaluated));
        }
        if (shape instanceof UpsertMany upserts) {
            return evaluated(upserts.each());
        }
        if (shape instanceof UpdateMany updates) {
            return evaluated(updates.each());
        }
        if (shape instanceof WriteSequence sequence) {
            return sequence.writes().stream().flatMap(SuspectFields::evaluated);
        }
        return shape instanceof Insert insert
                ? Stream.concat(
                        insert.computed().stream().map(Insert.Computed::field),
                        insert.nested().stream().flatMap(nested -> evaluated(nested.insert())))
                : Stream.empty();
    }

    private ConstraintViolationException referenced(ConstraintViolationException violated, ModelStatement shape) {
        List<Reference> keys = references(shape).distinct().toList();
        shape.model().ifPresent(model -> violated.with("model", model.name()));
        if (keys.size() == 1) {
            Reference only = keys.get(0);
            return violated.withColumns(only.key().columns().stream()
                            .map(column -> column.name())
                            .toList())
                    .with("field", only.fields());
        }
        return keys.isEmpty()
                ? violated
                : violated.with(
                        "candidates", keys.stream().map(Reference::fields).collect(Collectors.joining(", ")));
    }

    private Stream<Reference> references(ModelStatement shape) {
        if (shape instanceof Delete delete) {
            return restricting(deletedWith(delete.entity()));
        }
        if (shape instanceof Update update) {
            return foreignKeys(update.entity())
                    .filter(reference -> reference.key().columns().stream()
                            .anyMatch(column -> update.assignments().stream()
                                    .anyMatch(assignment -> assignment.field().index() == column.index())));
        }
        if (shape instanceof UpdateMany updates) {
            return references(updates.each());
        }
        if (shape instanceof WriteSequence sequence) {
            return sequence.writes().stream().flatMap(this::references);
        }
        return shape instanceof Insert insert ? referencesOf(insert) : Stream.empty();
    }

    /** The model of a delete, and the models whose rows it deletes, too. */
    private Set<Entity> deletedWith(Entity entity) {
        Set<Entity> deleted = new LinkedHashSet<>();
        Deque<Entity> open = new ArrayDeque<>(List.of(entity));
        while (!open.isEmpty()) {
            Entity target = open.pop();
            if (deleted.add(target)) {
                relationsTo(Set.of(target), ReferentialAction.DELETE)
                        .map(relation -> schema.entity(relation.owner()))
                        .forEach(open::add);
            }
        }
        return deleted;
    }

    /** The foreign keys to rows of the models that a delete does not follow. */
    private Stream<Reference> restricting(Set<Entity> deleted) {
        return relationsTo(deleted, ReferentialAction.RESTRICT).flatMap(relation -> {
            Entity owner = schema.entity(relation.owner());
            List<Integer> columns =
                    schema.fields(relation).stream().map(Field::index).toList();
            return foreignKeys(owner)
                    .filter(reference -> reference.key().columns().stream()
                            .map(Column::index)
                            .toList()
                            .equals(columns));
        });
    }

    private Stream<Relation> relationsTo(Set<Entity> targets, ReferentialAction action) {
        return schema.entities().stream()
                .flatMap(entity -> entity.relations().stream())
                .filter(relation -> relation.belongsTo()
                        && relation.onDelete() == action
                        && targets.contains(schema.target(relation)));
    }

    private Stream<Reference> referencesOf(Insert insert) {
        return Stream.concat(
                foreignKeys(insert.entity()),
                insert.nested().stream().flatMap(nested -> referencesOf(nested.insert())));
    }

    private Stream<Reference> foreignKeys(Entity entity) {
        return schema.table(entity).foreignKeys().stream().map(key -> new Reference(entity, key));
    }
}
