package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/**
 * The database or its driver failed with a code that no other class covers, such as a division by zero or an error that
 * a trigger raises.
 *
 * <p>Look up {@link #driverCode} in the documentation of the database.
 */
public final class DriverException extends RunnelException {
    private final String driverCode;

    /**
     * Creates the error.
     *
     * @param what the violation
     * @param driverCode the SQLSTATE or the vendor code, or the class of the driver's exception
     * @param cause the cause; null if it may quote values
     */
    public DriverException(String what, String driverCode, @Nullable Throwable cause) {
        super(ErrorCode.DRIVER_FAILED, what, cause);
        this.driverCode = driverCode;
        with("driver code", driverCode);
    }

    /** Returns the SQLSTATE or the vendor code, or the class of the driver's exception. */
    public String driverCode() {
        return driverCode;
    }

    @Override
    public DriverException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public DriverException hint(String text) {
        super.hint(text);
        return this;
    }
}
