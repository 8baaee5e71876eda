package dev.runnel;

import dev.runnel.error.DecodeException;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.internal.SelectionPart;
import dev.runnel.mapping.Encoding;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import java.util.Optional;

/** An expression in SQL of the application. */
record FragmentExpr<M, T>(BoundExpr fragment, Encoding<Object, Object> encoding)
        implements SqlExpr<M, T>, BoundExprSource, SelectionPart<T> {
    @Override
    public RowReader<T> addTo(SelectionBuilder selecting) {
        RowReader<Optional<T>> reader = reader(selecting);
        return row -> reader.read(row)
                .orElseThrow(
                        () -> new DecodeException("the SQL expression is NULL, and is selected as a required value")
                                .hint("select it with optional()"));
    }

    @Override
    public Selectable<M, Optional<T>> optional() {
        return (Selectable<M, Optional<T>> & SelectionPart<Optional<T>>) this::reader;
    }

    /** The compiler has checked the class of the value against that of the encoding. */
    @SuppressWarnings("unchecked")
    private RowReader<Optional<T>> reader(SelectionBuilder selecting) {
        int at = selecting.add(fragment);
        return row -> {
            Object stored = row.get(at);
            return stored == null ? Optional.empty() : (Optional<T>) Optional.of(encoding.decode(stored));
        };
    }
}
