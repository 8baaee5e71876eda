package dev.runnel.companion;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.stmt.Update.ResultKind;
import dev.runnel.stmt.UpdateMany;
import dev.runnel.type.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one statement of several updates of records. */
final class UpdateList {
    private final Entity entity;
    private final Set<List<@Nullable Object>> keys = new HashSet<>();
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

    /** An update of no row. */
    private static BoundStatement<?> nothing(Entity entity) {
        Field field = entity.fields().get(entity.fields().size() - 1);
        Assignment none = new Assignment(field, new ValueExpr(Value.Param.of(field.type())));
        return new BoundStatement<>(
                new Update(entity, ValueExpr.FALSE, List.of(none), false), new Object[] {null}, null);
    }

    private void add(UpdateBuilder<?, ?, ?> builder) {
        BoundStatement<?> request = builder.request();
        if (!(request.shape() instanceof Update update)) {
            throw uneven();
        }
        update.assignments().forEach(this::requireValue);
        Update each = new Update(
                entity, update.filter(), update.guard(), update.assignments(), update.required(), ResultKind.COUNT);
        if (shape != null && !shape.equals(each)) {
            throw uneven();
        }
        if (!keys.add(key(request.values()))) {
            throw invalid(ErrorCode.REPEATED_KEY, "two updates of the list have the same record")
                    .hint("update each record once");
        }
        shape = each;
        rows.add(request.values());
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
                .hint("set the same fields, in the same order, in each update");
    }

    /** The error of the next update. */
    private InvalidStatementException invalid(ErrorCode code, String text) {
        InvalidStatementException invalid = new InvalidStatementException(code, text);
        invalid.with("model", entity.name()).with("index", Integer.toString(rows.size()));
        return invalid;
    }

    /** The key, as a value that equals the same key. */
    private List<@Nullable Object> key(@Nullable Object[] values) {
        return Arrays.stream(values, 0, entity.key().size())
                .map(part -> part instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : part)
                .toList();
    }
}
