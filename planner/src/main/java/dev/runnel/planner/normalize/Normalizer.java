package dev.runnel.planner.normalize;

import dev.runnel.schema.Schema;
import dev.runnel.stmt.CascadingDelete;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.SqlStatement;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.UpdateMany;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.UpsertMany;
import dev.runnel.stmt.WriteSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The first phase. Numbers the parameters, builds one tree of includes with the eager relations, and adds the implicit
 * assignments of updates.
 */
public final class Normalizer {
    private final IncludeTree includes;
    private final Cascades cascades;

    public Normalizer(Schema schema) {
        includes = new IncludeTree(schema);
        cascades = new Cascades(schema);
    }

    /**
     * @throws dev.runnel.error.InvalidStatementException if two includes of one relation differ in filter, order,
     *     offset or limit
     */
    public Normalized normalize(ModelStatement statement) {
        if (statement instanceof Upsert upsert) {
            return normalize(upsert);
        }
        if (statement instanceof UpsertMany upserts) {
            Normalized each = normalize(upserts.each());
            return new Normalized(
                    new UpsertMany((Upsert) each.statement(), upserts.incoming()), 1, List.of(), List.of(each));
        }
        if (statement instanceof UpdateMany updates) {
            Normalized each = single(updates.each());
            return new Normalized(new UpdateMany((Update) each.statement()), 1, List.of(), List.of(each));
        }
        if (statement instanceof WriteSequence sequence) {
            return normalize(sequence);
        }
        if (statement instanceof Delete delete && cascades.of(delete) instanceof CascadingDelete cascade) {
            return normalize(cascade);
        }
        return single(statement);
    }

    /** Normalizes a statement that has no parts. */
    private Normalized single(ModelStatement statement) {
        ParameterNumbering numbering = new ParameterNumbering();
        ModelStatement numbered = statement.accept(numbering);
        OnUpdateAssignments onUpdate = new OnUpdateAssignments(numbering.count());
        ModelStatement normal = numbered.accept(new ModelStatement.Visitor<>() {
            @Override
            public ModelStatement visitSelect(Select select) {
                return includes.of(select);
            }

            @Override
            public ModelStatement visitInsert(Insert insert) {
                return insert;
            }

            @Override
            public ModelStatement visitUpdate(Update update) {
                return onUpdate.of(update);
            }

            @Override
            public ModelStatement visitDelete(Delete delete) {
                return delete;
            }

            @Override
            public ModelStatement visitSql(SqlStatement sql) {
                return sql;
            }

            @Override
            public ModelStatement visitUpsert(Upsert upsert) {
                return upsert;
            }

            @Override
            public ModelStatement visitUpsertMany(UpsertMany upserts) {
                return upserts;
            }

            @Override
            public ModelStatement visitUpdateMany(UpdateMany updates) {
                return updates;
            }

            @Override
            public ModelStatement visitWriteSequence(WriteSequence sequence) {
                return sequence;
            }

            @Override
            public ModelStatement visitCascadingDelete(CascadingDelete cascade) {
                return cascade;
            }
        });
        int parameters = numbering.count() + onUpdate.parameters().size();
        return new Normalized(normal, parameters, onUpdate.parameters(), List.of());
    }

    private Normalized normalize(WriteSequence sequence) {
        List<Normalized> parts = sequence.writes().stream().map(this::normalize).toList();
        WriteSequence normal =
                sequence.withWrites(parts.stream().map(Normalized::statement).toList());
        return new Normalized(normal, parts.size(), List.of(), parts);
    }

    private Normalized normalize(CascadingDelete cascade) {
        List<Normalized> parts = cascade.parts().stream().map(this::single).toList();
        CascadingDelete normal =
                cascade.withParts(parts.stream().map(Normalized::statement).toList());
        return new Normalized(normal, parts.get(0).parameterCount(), List.of(), parts);
    }

    private Normalized normalize(Upsert upsert) {
        List<Normalized> parts = new ArrayList<>();
        parts.add(normalize(upsert.create()));
        parts.add(normalize(upsert.find()));
        upsert.update().ifPresent(update -> parts.add(normalize(update)));
        Upsert normal = new Upsert(
                upsert.target(),
                (Insert) parts.get(0).statement(),
                upsert.update().map(update -> (Update) parts.get(2).statement()),
                (Select) parts.get(1).statement(),
                upsert.existing(),
                upsert.outcome());
        return new Normalized(normal, 1, List.of(), parts);
    }
}
