package dev.runnel.driver.r2dbc.codec;

import dev.runnel.driver.r2dbc.sql.SqliteTexts;
import dev.runnel.type.StorageType;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An encoder of storage values for SQLite, as a JSON array of values or of tuples. Text is the stored text, bytes are hexadecimal digits,
 * and a floating-point number is the bits of a double, since SQLite would not read its digits exactly.
 */
final class JsonArrays {
    private static final HexFormat HEX = HexFormat.of();
    private static final int FIRST_PRINTABLE = ' ';

    private final StringBuilder text = new StringBuilder("[");

    private JsonArrays() {}

    static String of(StorageType storage, Collection<?> values) {
        JsonArrays array = new JsonArrays();
        for (Object value : values) {
            array.element(storage, value);
        }
        return array.end();
    }

    /** @param columns lists of the same length, at least one */
    static String ofColumns(List<StorageType> storages, List<? extends Collection<?>> columns) {
        JsonArrays array = new JsonArrays();
        List<? extends Iterator<?>> cells =
                columns.stream().map(Collection::iterator).toList();
        while (cells.get(0).hasNext()) {
            array.open();
            for (int i = 0; i < storages.size(); i++) {
                array.element(storages.get(i), cells.get(i).next());
            }
            array.close();
        }
        return array.end();
    }

    static String ofRows(List<StorageType> storages, List<@Nullable Object[]> rows) {
        JsonArrays array = new JsonArrays();
        for (@Nullable Object[] row : rows) {
            array.open();
            for (int i = 0; i < storages.size(); i++) {
                array.element(storages.get(i), row[i]);
            }
            array.close();
        }
        return array.end();
    }

    private void open() {
        comma();
        text.append('[');
    }

    private void close() {
        text.append(']');
    }

    private String end() {
        return text.append(']').toString();
    }

    private void comma() {
        if (text.charAt(text.length() - 1) != '[') {
            text.append(',');
        }
    }

    private void element(StorageType storage, @Nullable Object value) {
        comma();
        if (value == null) {
            text.append("null");
            return;
        }
        switch (storage) {
            case BOOL -> text.append((Boolean) value ? '1' : '0');
            case I16, I32, I64 -> text.append(((Number) value).longValue());
            case F32, F64 -> text.append(Double.doubleToLongBits(((Number) value).doubleValue()));
            case BYTES -> {
                text.append('"');
                HEX.formatHex(text, (byte[]) value);
                text.append('"');
            }
            default -> quoted((String) SqliteTexts.of(storage, value));
        }
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE) {
                text.append("\\u00").append(HEX.toHexDigits((byte) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
