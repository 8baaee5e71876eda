package dev.runnel;

import java.util.List;

/**
 * Related rows: included with the records, or selected as a list, which is empty where there are none.
 *
 * @param <M> the model it starts at
 * @param <C> the model it leads to
 */
public interface ToManySelection<M, C> extends Include<M>, Selectable<M, List<C>> {}
