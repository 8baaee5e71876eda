package dev.runnel.planner.normalize;

import dev.runnel.schema.Schema;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.SqlStatement;
import dev.runnel.stmt.Update;

/**
 * The first phase. Numbers the parameters, builds one tree of includes with the eager relations, and adds the implicit
 * assignments of updates.
 */
public final class Normalizer {
    private final IncludeTree includes;

    public Normalizer(Schema schema) {
        includes = new IncludeTree(schema);
    }

    /**
     * @throws dev.runnel.error.InvalidStatementException if two includes of one relation differ in filter, order,
     *     offset or limit
     */
    public Normalized normalize(ModelStatement statement) {
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
        });
        return new Normalized(normal, numbering.count() + onUpdate.parameters().size(), onUpdate.parameters());
    }
}
