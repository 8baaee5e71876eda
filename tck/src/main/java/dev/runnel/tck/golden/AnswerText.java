package dev.runnel.tck.golden;

import dev.runnel.Deferred;
import dev.runnel.MutationResult;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Include.OfRelation;
import dev.runnel.stmt.Select;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.util.function.Tuple2;

/**
 * Values as text.
 *
 * @param ordered whether the rows have an order; else they are sorted by their text
 * @param includes what was included with them
 */
record AnswerText(boolean ordered, List<Include> includes) {

    /** The related rows of a selection are no components of its records. */
    static AnswerText of(Select select) {
        List<Include> loaded = select.selection().isEmpty() ? select.includes() : List.of();
        return new AnswerText(!select.order().isEmpty(), loaded);
    }

    static AnswerText inAnyOrder() {
        return new AnswerText(false, List.of());
    }

    /** A row to a line. */
    String lines(@Nullable Object answer) {
        if (answer instanceof List<?> rows) {
            return texts(rows).stream().map(row -> row + "\n").collect(Collectors.joining());
        }
        return line(answer) + "\n";
    }

    String line(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Deferred<?> deferred) {
            return deferred.isMissing()
                    ? "missing"
                    : deferred.isLoaded() ? line(deferred.get()) + (deferred.isPartial() ? " partial" : "") : "?";
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(this::line).orElse("-");
        }
        if (value instanceof List<?> rows) {
            return texts(rows).toString();
        }
        if (value instanceof Tuple2<?, ?> tuple) {
            return tuple.toList().stream().map(this::line).collect(Collectors.joining(", ", "(", ")"));
        }
        if (value instanceof MutationResult result) {
            return "matched " + result.matched();
        }
        return value instanceof Record row ? record(row) : value.toString();
    }

    private List<String> texts(List<?> rows) {
        List<String> texts = rows.stream().map(this::line).toList();
        return ordered ? texts : texts.stream().sorted().toList();
    }

    private String record(Record row) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            parts.add(component.getName() + "=" + into(component.getName()).line(valueOf(component, row)));
        }
        return row.getClass().getSimpleName() + parts.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static @Nullable Object valueOf(RecordComponent component, Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The order and the includes of the rows of a relation. */
    private AnswerText into(String relation) {
        boolean sorted = false;
        List<Include> inner = new ArrayList<>();
        for (Include include : includes) {
            if (!include.steps().isEmpty() && include.steps().get(0).name().equals(relation)) {
                inner.add(withoutFirstStep(include));
            } else if (include instanceof OfRelation of
                    && of.steps().isEmpty()
                    && of.relation().name().equals(relation)) {
                sorted = !of.shape().order().isEmpty();
                inner.addAll(of.shape().includes());
            }
        }
        return new AnswerText(sorted, inner);
    }

    private static Include withoutFirstStep(Include include) {
        var steps = include.steps().subList(1, include.steps().size());
        return include instanceof OfRelation of
                ? new OfRelation(steps, of.relation(), of.shape())
                : new Include.OfField(steps, ((Include.OfField) include).field());
    }
}
