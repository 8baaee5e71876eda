package dev.runnel.tck.memory;

import dev.runnel.type.StorageType;
import java.util.HashMap;
import java.util.Map;

/** The order of two key parts of one type, by their Java class. */
final class KeyParts {
    private static final Map<Class<?>, StorageType> BY_CARRIER = byCarrier();

    private KeyParts() {}

    static int compare(Object a, Object b) {
        StorageType storage = BY_CARRIER.get(a.getClass());
        if (storage == null || a.getClass() != b.getClass()) {
            throw new IllegalArgumentException("a key part of "
                    + a.getClass().getSimpleName() + " was compared with "
                    + b.getClass().getSimpleName());
        }
        return storage.order().compare(a, b);
    }

    private static Map<Class<?>, StorageType> byCarrier() {
        Map<Class<?>, StorageType> map = new HashMap<>();
        for (StorageType storage : StorageType.values()) {
            map.put(storage.carrier(), storage);
        }
        return map;
    }
}
