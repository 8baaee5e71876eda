package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.Expr;
import dev.runnel.Include;
import dev.runnel.ProjectedRow;
import dev.runnel.Query;
import dev.runnel.RowMapping;
import dev.runnel.Selectable;
import dev.runnel.Statement;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BindableStatement;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.internal.IncludeSource;
import dev.runnel.internal.ParameterBinding;
import dev.runnel.internal.QueryState;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.internal.SelectionPart;
import dev.runnel.schema.Field;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import java.util.List;

/**
 * Reads the parts of a statement that the types of the API hide from applications. A cast for each call, no reflection.
 *
 * <p>Every method throws {@link InvalidStatementException} with {@link ErrorCode#FOREIGN_IMPLEMENTATION} for an object whose class
 * is an application's.
 */
public final class StatementParts {
    private StatementParts() {}

    /** The shape of an expression and the values of its parameters. */
    public static BoundExpr expr(Expr<?, ?> expr) {
        return part(expr, BoundExprSource.class).fragment();
    }

    /** The shape of a condition and the values of its parameters. */
    public static BoundExpr condition(Condition<?> condition) {
        return part(condition, BoundExprSource.class).fragment();
    }

    /** The shape of an include and the values of its parameters. */
    public static IncludeSource include(Include<?> include) {
        return include instanceof FieldsBase<?> toOne ? toOne.include() : part(include, IncludeSource.class);
    }

    /** Adds a selectable to a selection and returns its reader. */
    @SuppressWarnings("unchecked")
    public static <R> RowReader<R> select(Selectable<?, R> selectable, SelectionBuilder selecting) {
        return selectable instanceof FieldsBase<?> toOne
                ? RelatedRowsReader.one(selecting, toOne.include().include())
                : ((SelectionPart<R>) part(selectable, SelectionPart.class)).addTo(selecting);
    }

    /** One bound statement, or one for each statement of a batch, in the order in which they run. */
    public static List<BoundStatement<?>> requests(Statement<?> statement) {
        if (statement instanceof ColumnWriter<?> builder) {
            return List.of(builder.request());
        }
        return statement instanceof ModelQuery<?, ?, ?> query
                ? List.of(query.request())
                : part(statement, BoundStatementSource.class).requests();
    }

    /** Whether {@link #bind} binds the values of a statement. */
    public static boolean isBindable(Statement<?> statement) {
        return statement instanceof ModelQuery<?, ?, ?>
                || statement instanceof UpdateBuilder<?, ?, ?>
                || statement instanceof BindableStatement<?>;
    }

    /** The statement of the same type with the values of a binding in place of its parameter slots. */
    @SuppressWarnings("unchecked")
    public static <S extends Statement<?>> S bind(S statement, ParameterBinding binding) {
        if (statement instanceof ModelQuery<?, ?, ?> query) {
            return (S) query.bind(binding);
        }
        return statement instanceof UpdateBuilder<?, ?, ?> update
                ? (S) update.bind(binding)
                : (S) part(statement, BindableStatement.class).bind(binding);
    }

    /** The columns of the rows of a mapping. */
    public static List<Field> columns(RowMapping<?, ?> mapping) {
        return metadata(mapping).columns;
    }

    /** The reader of the rows of a mapping. */
    public static <T> RowReader<T> reader(RowMapping<T, ?> mapping) {
        return metadata(mapping)::read;
    }

    /** The step that takes the value of the first component of a mapping. */
    public static <S> S start(RowMapping<?, S> mapping) {
        return metadata(mapping).start();
    }

    /** Adds the values of a projection to a selection and returns the reader of its rows. */
    @SuppressWarnings("unchecked")
    public static <T> RowReader<T> select(ProjectedRow<T> values, SelectionBuilder selecting) {
        return ((ProjectionValues<T>) part(values, ProjectionValues.class)).addTo(selecting);
    }

    @SuppressWarnings("unchecked")
    private static <T, S> ProjectionMetadata<T, S> metadata(RowMapping<T, S> mapping) {
        return (ProjectionMetadata<T, S>) part(mapping, ProjectionMetadata.class);
    }

    /** The clauses of a query. */
    public static QueryState state(Query<?, ?, ?> query) {
        return part(query, ModelQuery.class).state();
    }

    /** The object as the class of Runnel that implements its interface. */
    public static <P> P part(Object object, Class<P> type) {
        if (type.isInstance(object)) {
            return type.cast(object);
        }
        throw new InvalidStatementException(
                        ErrorCode.FOREIGN_IMPLEMENTATION,
                        "a part of the statement has a class that implements an interface of Runnel outside of Runnel")
                .with("class", object.getClass().getName())
                .hint("use the paths, conditions and statements that the generated code and their methods return");
    }
}
