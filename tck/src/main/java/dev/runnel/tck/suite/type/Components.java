package dev.runnel.tck.suite.type;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

/** The components of a record and the generated methods of each, by name, for tests over all columns. */
final class Components {
    private Components() {}

    /** The names of all but the first, which is the key, in their order. */
    static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .skip(1)
                .map(RecordComponent::getName)
                .toList();
    }

    /** The values of all, in their order. */
    static List<@Nullable Object> values(Record row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            values.add(value(row, component));
        }
        return values;
    }

    /** The value of one that is not null. */
    static Object value(Record row, String name) {
        return Arrays.stream(row.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(component -> value(row, component))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Object value(Record row, RecordComponent component) {
        return invoke(() -> component.getAccessor().invoke(row));
    }

    /** A record of these values. */
    static <R extends Record> R record(Class<R> type, Function<RecordComponent, @Nullable Object> value) {
        RecordComponent[] components = type.getRecordComponents();
        return invoke(() -> {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Arrays.stream(components).map(value).toArray());
        });
    }

    /**
     * The result of a public method that is the only one of its name whose parameters take the arguments.
     *
     * @param type the public class that has the method
     */
    static <T> T call(Object target, Class<?> type, String method, @Nullable Object... arguments) {
        Method found = Arrays.stream(type.getMethods())
                .filter(candidate -> candidate.getName().equals(method) && !candidate.isBridge())
                .filter(candidate -> takes(candidate.getParameterTypes(), arguments))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no " + method));
        return invoke(() -> {
            @SuppressWarnings("unchecked")
            T result = (T) found.invoke(target, arguments);
            return result;
        });
    }

    /** The value in an {@link Optional} where the component is one. */
    static @Nullable Object optional(RecordComponent component, @Nullable Object value) {
        return component.getType() == Optional.class ? Optional.ofNullable(value) : value;
    }

    private static boolean takes(Class<?>[] parameters, @Nullable Object[] arguments) {
        return parameters.length == arguments.length
                && IntStream.range(0, arguments.length)
                        .allMatch(i -> MethodType.methodType(parameters[i])
                                .wrap()
                                .returnType()
                                .isInstance(arguments[i]));
    }

    private static <T> T invoke(Callable<T> call) {
        try {
            return call.call();
        } catch (InvocationTargetException thrown) {
            throw Exceptions.propagate(thrown.getCause());
        } catch (Exception failed) {
            throw Exceptions.propagate(failed);
        }
    }
}
