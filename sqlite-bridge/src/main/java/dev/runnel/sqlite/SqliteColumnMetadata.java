package dev.runnel.sqlite;

import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Type;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column. Its type is the affinity that its declaration means to SQLite; a value may be of another type all the same, and
 * {@code get(index)} goes by the value.
 */
final class SqliteColumnMetadata implements ColumnMetadata {
    /** No declaration, or one without a preference: an expression, {@code ANY}, {@code DECIMAL}. */
    private static final Type ANY = new Type.InferredType() {
        @Override
        public Class<?> getJavaType() {
            return Object.class;
        }

        @Override
        public String getName() {
            return "ANY";
        }
    };

    private final String name;
    private final @Nullable String declared;

    SqliteColumnMetadata(String name, @Nullable String declared) {
        this.name = name;
        this.declared = declared;
    }

    @Override
    public String getName() {
        return name;
    }

    /** By SQLite's five rules, in their order. */
    @Override
    public Type getType() {
        String text = declared == null ? "" : declared.toUpperCase(Locale.ROOT);
        if (text.contains("INT")) {
            return R2dbcType.BIGINT;
        }
        if (text.contains("CHAR") || text.contains("CLOB") || text.contains("TEXT")) {
            return R2dbcType.VARCHAR;
        }
        if (text.contains("BLOB")) {
            return R2dbcType.BLOB;
        }
        if (text.contains("REAL") || text.contains("FLOA") || text.contains("DOUB")) {
            return R2dbcType.DOUBLE;
        }
        return ANY;
    }

    @Override
    public Class<?> getJavaType() {
        return getType() == R2dbcType.BLOB ? ByteBuffer.class : getType().getJavaType();
    }

    /** As it was declared; null for an expression. */
    @Override
    public @Nullable Object getNativeTypeMetadata() {
        return declared;
    }
}
