package dev.runnel;

import dev.runnel.internal.SelectionBuilder;
import dev.runnel.spi.RowReader;
import java.util.List;

/**
 * Related rows of a has-many relation. A query includes them with its records, or selects them as a list, which is empty where none exists.
 *
 * @param <M> the model that the path starts at
 * @param <C> the related model
 */
public interface ToManySelection<M, C> extends Include<M>, Selectable<M, List<C>> {
    @Override
    default RowReader<List<C>> addTo(SelectionBuilder selecting) {
        return RelatedRowsReader.many(selecting, include(), includeValues());
    }
}
