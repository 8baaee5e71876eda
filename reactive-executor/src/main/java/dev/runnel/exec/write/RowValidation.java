package dev.runnel.exec.write;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.exec.plan.RangeChecks;
import dev.runnel.planner.program.InsertProgram.Computed;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.spi.Capabilities;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.InsertRow;
import dev.runnel.type.StorageType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last phase of an insert before the first statement: checks that every row is complete and in the ranges of the
 * database.
 */
final class RowValidation {
    private final InsertBatch batch;
    private final Capabilities capabilities;

    private RowValidation(InsertBatch batch, Capabilities capabilities) {
        this.batch = batch;
        this.capabilities = capabilities;
    }

    /** Runs the checks. A field that is still unset becomes null. */
    static void check(InsertBatch batch, Capabilities capabilities) {
        RowValidation validation = new RowValidation(batch, capabilities);
        validation.checkRequired();
        for (Node node : batch.program().nodes()) {
            validation.checkRanges(node);
            validation.checkRequiredHasOne(node);
        }
    }

    private void checkRequired() {
        Set<String> missing = new LinkedHashSet<>();
        for (Node node : batch.program().nodes()) {
            for (Field field : node.entity().fields()) {
                for (PendingRow row : batch.rows(node)) {
                    if (row.cells()[field.index()] == InsertRow.UNSET) {
                        row.cells()[field.index()] = null;
                        if (!field.type().nullable()) {
                            missing.add(field.toString());
                        }
                    }
                }
            }
            for (Relation relation : node.entity().relations()) {
                if (batch.rows(node).stream().anyMatch(row -> missesRequired(node, row, relation))) {
                    missing.add(relation.toString());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidStatementException(ErrorCode.MISSING_FIELD, "a new row lacks required fields")
                    .with("fields", String.join(", ", missing))
                    .hint("set the fields, or the relations whose foreign keys they are");
        }
    }

    /**
     * Whether a required has-one relation has no row in this insert. Rows from records are not checked: their columns
     * do not show relations.
     */
    private static boolean missesRequired(Node node, PendingRow row, Relation relation) {
        return relation.kind() == Relation.Kind.HAS_ONE
                && !relation.optional()
                && !row.source().isRecord()
                && row.source().nested(relation).isEmpty()
                && node.link().stream().noneMatch(link -> isOtherSide(link.relation(), relation));
    }

    private static boolean isOtherSide(Relation belongsTo, Relation hasOne) {
        return belongsTo.belongsTo()
                && belongsTo.owner() == hasOne.target()
                && belongsTo.fields().equals(hasOne.references())
                && belongsTo.references().equals(hasOne.fields());
    }

    private void checkRanges(Node node) {
        for (Field field : node.entity().fields()) {
            boolean isKey = node.entity().isKey(field);
            for (PendingRow row : batch.rows(node)) {
                Object value = row.cells()[field.index()];
                if (value instanceof BoundExpr computed) {
                    checkRanges(node, field, computed);
                } else if (value != DefaultValues.GENERATED) {
                    checkRange(field, isKey, value);
                }
            }
        }
    }

    private void checkRange(Field field, boolean isKey, @Nullable Object value) {
        RangeChecks.check(field, field.type().storage(), value, capabilities);
        if (isKey) {
            RangeChecks.checkKey(field, value, capabilities);
        }
    }

    /** Checks the parameter values of a database expression. */
    private void checkRanges(Node node, Field field, BoundExpr value) {
        for (Computed computed : node.computed()) {
            if (computed.field().equals(field)) {
                List<StorageType> types = computed.values()
                        .get(InsertRowLayout.indexOf(computed, value))
                        .parameters();
                for (int i = 0; i < types.size(); i++) {
                    RangeChecks.check(field, types.get(i), value.values()[i], capabilities);
                }
            }
        }
    }

    /** Rejects a row without the row of a required eager has-one relation: no read could decode it. */
    private void checkRequiredHasOne(Node node) {
        for (Relation relation : node.entity().relations()) {
            boolean required = relation.eager() && relation.kind() == Relation.Kind.HAS_ONE && !relation.optional();
            if (required
                    && batch.rows(node).stream()
                            .anyMatch(row -> row.source().nested(relation).isEmpty())) {
                throw new UnsupportedFeatureException(
                                ErrorCode.EAGER_RELATION_NOT_WRITTEN,
                                "a new row lacks the row of a required eager relation")
                        .with("relation", relation.toString())
                        .hint("create the related row in the same statement, or declare the component as Deferred<…>");
            }
        }
    }
}
