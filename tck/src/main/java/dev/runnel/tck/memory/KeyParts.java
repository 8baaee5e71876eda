package dev.runnel.tck.memory;

import dev.runnel.type.Storage;
import java.util.HashMap;
import java.util.Map;

/** The order of two parts of keys of one type, which their carrier tells. */
final class KeyParts {
    private static final Map<Class<?>, Storage> BY_CARRIER = byCarrier();

    private KeyParts() {}

    static int compare(Object a, Object b) {
        Storage storage = BY_CARRIER.get(a.getClass());
        if (storage == null || a.getClass() != b.getClass()) {
            throw new IllegalArgumentException("a key part of "
                    + a.getClass().getSimpleName() + " was compared with "
                    + b.getClass().getSimpleName());
        }
        return storage.order().compare(a, b);
    }

    private static Map<Class<?>, Storage> byCarrier() {
        Map<Class<?>, Storage> map = new HashMap<>();
        for (Storage storage : Storage.values()) {
            map.put(storage.carrier(), storage);
        }
        return map;
    }
}
