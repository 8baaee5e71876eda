package dev.runnel.exec.plan;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.planner.program.Program.RangeCheckedParameter;
import dev.runnel.spi.Capabilities;
import dev.runnel.type.StorageType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejects values outside the range of their column type, and lists beyond the size limit of the database, before any
 * I/O.
 *
 * @param parameters the parameters to check
 */
public record RangeChecks(List<RangeCheckedParameter> parameters) {

    public void check(@Nullable Object[] values, Capabilities capabilities) {
        for (int i = 0; i < parameters.size(); i++) {
            RangeCheckedParameter parameter = parameters.get(i);
            Object value = values[parameter.slot()];
            if (parameter.list() && value != null) {
                List<?> elements = (List<?>) value;
                int most = capabilities.reads().maxInListSize();
                if (elements.size() > most) {
                    throw listTooLarge(parameter.field(), elements.size(), most);
                }
                for (Object element : elements) {
                    check(parameter.field(), parameter.type().storage(), element, capabilities);
                }
            } else {
                check(parameter.field(), parameter.type().storage(), value, capabilities);
            }
        }
    }

    /** @param field the field or its name; its text is made for an error alone */
    public static void check(Object field, StorageType storage, @Nullable Object value, Capabilities capabilities) {
        if (value != null && !capabilities.contains(storage, value)) {
            throw new InvalidValueException(field.toString(), InvalidValueException.Reason.OUT_OF_RANGE)
                    .with("backend", capabilities.name())
                    .with("range", capabilities.range(storage).toString());
        }
    }

    /** Rejects a string key that is longer than an index of the database allows. */
    public static void checkKey(Object field, @Nullable Object value, Capabilities capabilities) {
        int most = capabilities.types().maxKeyTextLength();
        if (value instanceof String text && text.length() > most && text.codePointCount(0, text.length()) > most) {
            throw new InvalidValueException(field.toString(), InvalidValueException.Reason.TOO_LONG)
                    .with("backend", capabilities.name())
                    .with("range", "a key of at most " + most + " code points");
        }
    }

    private static UnsupportedFeatureException listTooLarge(String field, int values, int most) {
        return new UnsupportedFeatureException(
                        ErrorCode.LIST_TOO_LARGE, "the list has more values than the database accepts")
                .with("field", field)
                .with("values", Integer.toString(values))
                .with("max", Integer.toString(most))
                .hint("split the list over several statements");
    }
}
