package dev.runnel.companion;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.RunnelException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Entity;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.stmt.Update.ResultKind;
import dev.runnel.stmt.UpdateMany;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one statement of several updates of records. */
final class UpdateList {
    private final Entity entity;
    private final Set<Object> keys = new HashSet<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private @Nullable Update shape;

    private UpdateList(Entity entity) {
        this.entity = entity;
    }

    /** @throws InvalidStatementException when two updates have one record, set different fields, or compute a field */
    static BoundStatement<?> of(Entity entity, List<? extends UpdateBuilder<?, ?, ?>> updates) {
        UpdateList list = new UpdateList(entity);
        updates.forEach(list::add);
        Update each = list.shape;
        return each == null
                ? nothing(entity)
                : new BoundStatement<>(new UpdateMany(each), new Object[] {list.rows}, null);
    }

    /** A write of no row. A delete needs no field that may be set: a model may have none. */
    private static BoundStatement<?> nothing(Entity entity) {
        return new BoundStatement<>(new Delete(entity, ValueExpr.FALSE, false), new Object[0], null);
    }

    private void add(UpdateBuilder<?, ?, ?> builder) {
        @Nullable Object[] values = shape == null ? null : builder.valuesAs(shape);
        if (values == null) {
            values = checkedValues(builder);
        }
        if (!keys.add(key(values))) {
            throw invalid(ErrorCode.REPEATED_KEY, "two updates of the list have the same record")
                    .hint("update each record once");
        }
        rows.add(values);
    }

    /** Checks an update that is the first one, or differs from it in more than its values. Returns its values. */
    private @Nullable Object[] checkedValues(UpdateBuilder<?, ?, ?> builder) {
        BoundStatement<?> request = request(builder);
        if (!(request.shape() instanceof Update update)) {
            throw uneven();
        }
        update.assignments().forEach(this::requireValue);
        if (update.skippingEqual()) {
            throw invalid(
                            ErrorCode.SKIPPING_EQUAL_IN_LIST,
                            "an update of the list leaves its row alone if it has the values already")
                    .hint("write each row of the list, or run the updates as a batch");
        }
        Update each = new Update(
                entity, update.filter(), update.guard(), update.assignments(), update.required(), ResultKind.COUNT);
        if (shape != null && !shape.equals(each)) {
            throw shape.assignments().equals(each.assignments())
                    ? invalid(ErrorCode.UNEVEN_ROWS, "an update of the list has another condition than the first one")
                            .hint("give each update the same onlyIf(…), or none")
                    : uneven();
        }
        shape = each;
        return request.values();
    }

    private BoundStatement<?> request(UpdateBuilder<?, ?, ?> builder) {
        try {
            return builder.requestAlone();
        } catch (RunnelException rejected) {
            rejected.with("index", Integer.toString(rows.size()));
            throw rejected;
        }
    }

    private void requireValue(Assignment assignment) {
        if (!(assignment.value() instanceof ValueExpr)) {
            throw invalid(ErrorCode.VALUE_EXPECTED, "an update of the list sets a field to an expression")
                    .with("field", assignment.field().toString())
                    .hint("set a value, or update the rows of a query");
        }
    }

    private InvalidStatementException uneven() {
        return invalid(ErrorCode.UNEVEN_ROWS, "an update of the list sets other fields than the first one, or none")
                .hint("set the same fields in each update");
    }

    /** The error of the next update. */
    private InvalidStatementException invalid(ErrorCode code, String text) {
        InvalidStatementException invalid = new InvalidStatementException(code, text);
        invalid.with("model", entity.name()).with("index", Integer.toString(rows.size()));
        return invalid;
    }

    /** The key, as a value that equals the same key. */
    private Object key(@Nullable Object[] values) {
        int size = entity.key().size();
        if (size == 1) {
            return StorageType.comparable(Objects.requireNonNull(values[0]));
        }
        Object[] key = new Object[size];
        for (int i = 0; i < key.length; i++) {
            key[i] = StorageType.comparable(Objects.requireNonNull(values[i]));
        }
        return Arrays.asList(key);
    }
}
