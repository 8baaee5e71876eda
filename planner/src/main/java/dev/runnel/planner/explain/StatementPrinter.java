package dev.runnel.planner.explain;

import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.CascadingDelete;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.KeysetPosition;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.SqlStatement;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.UpdateMany;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.UpsertMany;
import dev.runnel.stmt.WriteSequence;
import dev.runnel.type.Direction;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the model-level statement, one clause per line. */
public final class StatementPrinter implements ModelStatement.Visitor<Void> {
    private final IndentedWriter lines;

    StatementPrinter(IndentedWriter lines) {
        this.lines = lines;
    }

    /** On one line. */
    public static String inline(ModelStatement statement) {
        IndentedWriter lines = new IndentedWriter();
        statement.accept(new StatementPrinter(lines));
        return inline(lines);
    }

    /** Prints a subquery on one line. */
    static String inlineQuery(Select select) {
        IndentedWriter lines = new IndentedWriter();
        new StatementPrinter(lines).clauses(select);
        return select.entity() + " " + inline(lines);
    }

    private static String inline(IndentedWriter lines) {
        return lines.toString().lines().map(String::strip).collect(Collectors.joining(" "));
    }

    @Override
    public Void visitSelect(Select select) {
        lines.add(select.terminal().name().toLowerCase(Locale.ROOT) + " " + select.entity());
        lines.indented(() -> clauses(select));
        return null;
    }

    private void clauses(Select select) {
        options(select);
        if (!select.filter().equals(ValueExpr.TRUE)) {
            lines.add("filter " + text(select.filter()));
        }
        if (select.grouping() != null) {
            lines.add("group "
                    + select.grouping().keys().stream()
                            .map(StatementPrinter::text)
                            .collect(Collectors.joining(", ")));
            if (!select.grouping().having().equals(ValueExpr.TRUE)) {
                lines.add("having " + text(select.grouping().having()));
            }
        }
        if (!select.order().isEmpty()) {
            lines.add("order "
                    + select.order().stream().map(StatementPrinter::text).collect(Collectors.joining(", ")));
        }
        for (Include include : select.includes()) {
            if (include instanceof Include.OfField fieldInclude) {
                lines.add("include " + fieldInclude.field().name());
            } else if (include instanceof Include.OfRelation relationInclude) {
                Relation relation = relationInclude.relation();
                String verb = select.selection().isEmpty() ? "include " : "select ";
                lines.add(verb + path(relationInclude) + (relation.eager() ? " (eager)" : ""));
                lines.indented(() -> clauses(relationInclude.shape()));
            }
        }
        if (select.extent().position() != null) {
            lines.add(text(select.extent().position()));
        }
        if (select.extent().offset() != null) {
            lines.add("offset " + ValuePrinter.of(select.extent().offset()));
        }
        if (select.limit() != null) {
            lines.add("limit " + ValuePrinter.of(select.limit()));
        }
        if (select.lock() != null) {
            lines.add(select.lock().toString());
        }
        if (!select.selection().isEmpty()) {
            lines.add((select.distinct() ? "select distinct " : "select ")
                    + select.selection().stream().map(StatementPrinter::text).collect(Collectors.joining(", ")));
        }
    }

    private void options(ModelStatement statement) {
        if (statement.options().allowScan()) {
            lines.add("allow scan");
        }
        if (statement.options().eventual()) {
            lines.add("eventual");
        }
    }

    @Override
    public Void visitInsert(Insert insert) {
        lines.add((insert.many() ? "create many " : "create ")
                + insert.entity()
                + (insert.returning() ? " returning" : ""));
        lines.indented(() -> {
            for (Insert.Computed computed : insert.computed()) {
                String values =
                        computed.values().stream().map(StatementPrinter::text).collect(Collectors.joining(" or "));
                lines.add("set " + computed.field().name() + " = " + values
                        + (computed.inEveryRow() ? "" : " or a value"));
            }
            insert.nested().forEach(nested -> {
                lines.add("over " + nested.relation().name());
                lines.indented(() -> visitInsert(nested.insert()));
            });
        });
        return null;
    }

    @Override
    public Void visitUpdate(Update update) {
        lines.add(verb(update.locksOnly() ? "lock" : "update", update.required()) + update.entity());
        lines.indented(() -> {
            options(update);
            lines.add("filter " + text(update.filter()));
            guard(update.guard());
            update.assignments()
                    .forEach(assignment ->
                            lines.add("set " + assignment.field().name() + " = " + text(assignment.value())));
            if (update.skippingEqual()) {
                lines.add("skipping equal rows");
            }
            if (update.given() == Update.ResultKind.MANY) {
                lines.add("returning");
            }
        });
        return null;
    }

    @Override
    public Void visitDelete(Delete delete) {
        lines.add(verb("delete", delete.required()) + delete.entity());
        lines.indented(() -> {
            lines.add("filter " + text(delete.filter()));
            guard(delete.guard());
            if (delete.returning()) {
                lines.add("returning");
            }
        });
        return null;
    }

    @Override
    public Void visitSql(SqlStatement sql) {
        lines.add("sql " + new ModelExprPrinter().text(sql.template()));
        sql.rows()
                .ifPresent(rows ->
                        lines.indented(() -> lines.add(rows.terminal().name().toLowerCase(Locale.ROOT)
                                + rows.columns()
                                        .map(fields -> fields.stream()
                                                .map(Field::toString)
                                                .collect(Collectors.joining(", ", " ", "")))
                                        .orElse(" rows"))));
        return null;
    }

    @Override
    public Void visitUpsert(Upsert upsert) {
        lines.add("upsert " + upsert.entity() + " by "
                + upsert.target().stream().map(Field::name).collect(Collectors.joining(", ", "(", ")")));
        lines.indented(() -> {
            visitInsert(upsert.create());
            upsert.update().ifPresent(this::visitUpdate);
            if (upsert.update().isEmpty()) {
                lines.add(upsert.existing() == Upsert.Existing.RETURNED ? "or get" : "or ignore");
            }
            if (upsert.existing() == Upsert.Existing.UPDATED_IF) {
                lines.add("or keep");
            }
            if (upsert.outcome()) {
                lines.add("with the outcome");
            }
        });
        return null;
    }

    @Override
    public Void visitUpsertMany(UpsertMany upserts) {
        lines.add("for each row");
        lines.indented(() -> visitUpsert(upserts.each()));
        return null;
    }

    @Override
    public Void visitUpdateMany(UpdateMany updates) {
        lines.add("for each row");
        lines.indented(() -> visitUpdate(updates.each()));
        return null;
    }

    @Override
    public Void visitWriteSequence(WriteSequence sequence) {
        lines.add("in order");
        lines.indented(() -> sequence.writes().forEach(write -> write.accept(this)));
        return null;
    }

    @Override
    public Void visitCascadingDelete(CascadingDelete cascade) {
        visitDelete(cascade.delete());
        lines.indented(() -> cascade.edges()
                .forEach(edge -> lines.add(
                        "cascade to " + edge.relation() + (edge.child().isPresent() ? ": delete" : ": clear"))));
        return null;
    }

    private static String verb(String verb, RequiredRows required) {
        return switch (required) {
            case ANY -> verb + " ";
            case ONE -> verb + " one ";
            case EACH -> verb + " each ";
        };
    }

    private void guard(Optional<ModelExpr> guard) {
        guard.ifPresent(condition -> lines.add("guard " + text(condition)));
    }

    private static String path(Include.OfRelation include) {
        return Stream.concat(include.steps().stream(), Stream.of(include.relation()))
                .map(Relation::name)
                .collect(Collectors.joining("."));
    }

    private static String text(Order order) {
        String nulls = order.nullsFirst() == null ? "" : order.nullsFirst() ? " nulls first" : " nulls last";
        return text(order.expr()) + (order.direction() == Direction.ASC ? " asc" : " desc") + nulls;
    }

    private static String text(KeysetPosition position) {
        return (position.before() ? "before " : "after ")
                + position.values().stream().map(ValuePrinter::of).collect(Collectors.joining(", ", "(", ")"))
                + (position.inclusive() ? " inclusive" : "");
    }

    private static String text(ModelExpr expr) {
        return expr.accept(new ModelExprPrinter());
    }
}
