package dev.runnel;

import java.util.List;

/**
 * Related rows of a has-many relation. A query includes them with its records, or selects them as a list, which is empty where none exists.
 *
 * @param <M> the model that the path starts at
 * @param <C> the related model
 */
public interface ToManySelection<M, C> extends Include<M>, Selectable<M, List<C>> {}
