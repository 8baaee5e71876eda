package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** The database or its driver failed with a code that no other error class covers. */
public final class DriverException extends RunnelException {
    private final String driverCode;

    public DriverException(String what, String driverCode, @Nullable Throwable cause) {
        super(ErrorCode.DRIVER_FAILED, what, cause);
        this.driverCode = driverCode;
        with("driver code", driverCode);
    }

    /** The SQLSTATE or vendor code, or the class of the driver's error. */
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
