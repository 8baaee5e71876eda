package dev.runnel.tck.random;

import dev.runnel.Deferred;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reflective access to generated classes and records by name. */
final class Reflection {
    private Reflection() {}

    static @Nullable Object call(Method method, @Nullable Object target, @Nullable Object... arguments) {
        return of(method, () -> method.invoke(target, arguments));
    }

    static Object make(Class<?> type, @Nullable Object... arguments) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        return present(of(constructor, () -> constructor.newInstance(arguments)));
    }

    static Object present(@Nullable Object value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    private static @Nullable Object of(Executable called, Call call) {
        try {
            return call.run();
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(called.toString(), thrown.getCause());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(called.toString(), failure);
        }
    }

    private interface Call {
        @Nullable
        Object run() throws ReflectiveOperationException;
    }

    /** The getters that a generated class has itself, by name. */
    static List<Method> getters(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getParameterCount() == 0 && Modifier.isPublic(m.getModifiers()) && !m.isBridge())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    static Class<?> nested(Class<?> companion, String name) {
        return Arrays.stream(companion.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Optional<Method> method(Class<?> type, String name, int parameters) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters && !m.isBridge())
                .findFirst();
    }

    /** A method of a list. */
    static Optional<Method> ofList(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(m ->
                        m.getName().equals(name) && Arrays.equals(m.getParameterTypes(), new Class<?>[] {List.class}))
                .findFirst();
    }

    /** A public method without parameters, of the type or of one that it extends. */
    static Optional<Method> inherited(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == 0 && !m.isBridge())
                .findFirst();
    }

    static @Nullable Object component(Object row, String name) {
        return call(method(row.getClass(), name, 0).orElseThrow(), row);
    }

    static RecordComponent componentOf(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(c -> c.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The Java type of what a component holds, without what says that it may be absent or is loaded later. */
    static Class<?> held(RecordComponent component) {
        return held(component.getGenericType());
    }

    private static Class<?> held(Type type) {
        if (type instanceof ParameterizedType generic) {
            boolean wrapper = generic.getRawType() == Optional.class || generic.getRawType() == Deferred.class;
            return held(wrapper ? generic.getActualTypeArguments()[0] : generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return held(array.getGenericComponentType()).arrayType();
        }
        return java.lang.invoke.MethodType.methodType((Class<?>) type).wrap().returnType();
    }
}
