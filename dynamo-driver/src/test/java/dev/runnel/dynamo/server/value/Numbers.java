package dev.runnel.dynamo.server.value;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.value.AttributeValue.Number;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers of the service: 38 digits, and zero or a magnitude from 1E-130 to 9.99…E+125. */
public final class Numbers {
    private static final int MAX_DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;
    private static final Pattern FORM = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");

    private Numbers() {}

    /** Reads a number of a request. */
    public static Number parse(String text) {
        if (text.isEmpty()) {
            throw ServiceException.validation("The parameter cannot be converted to a numeric value");
        }
        if (!FORM.matcher(text).matches()) {
            throw ServiceException.validation("The parameter cannot be converted to a numeric value: " + text);
        }
        return inRange(new BigDecimal(text));
    }

    /** Checks a number of a request, or one that an update computed. */
    public static Number inRange(BigDecimal value) {
        Number number = new Number(value);
        BigDecimal digits = number.value();
        long exponent = (long) digits.precision() - digits.scale() - 1;
        if (digits.signum() != 0 && exponent > MAX_EXPONENT) {
            throw ServiceException.validation(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (digits.signum() != 0 && exponent < MIN_EXPONENT) {
            throw ServiceException.validation(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        if (digits.precision() > MAX_DIGITS) {
            throw ServiceException.validation("Attempting to store more than 38 significant digits in a Number");
        }
        return number;
    }
}
