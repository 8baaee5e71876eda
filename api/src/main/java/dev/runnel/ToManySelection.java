package dev.runnel;

import dev.runnel.internal.SelectionBuilder;
import dev.runnel.spi.RowReader;
import java.util.List;

/**
 * Related rows: included with the records, or selected as a list, which is empty where there are none.
 *
 * @param <M> the model it starts at
 * @param <C> the model it leads to
 */
public interface ToManySelection<M, C> extends Include<M>, Selectable<M, List<C>> {
    @Override
    default RowReader<List<C>> addTo(SelectionBuilder selecting) {
        return RelatedRowsReader.many(selecting, include(), includeValues());
    }
}
