package dev.runnel.sqlite;

import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Type;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result. Its type is the SQLite affinity of its declaration. A value can have another type, and {@code
 * get(index)} returns the type of the value.
 */
final class SqliteColumnMetadata implements ColumnMetadata {
    /**
     * A column without a declaration (an expression) or whose declaration prefers no Java type: {@code ANY}, {@code
     * DECIMAL}.
     */
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

    /** SQLite's five rules of affinity, in their order. */
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

    /** The declared type; null for an expression. */
    @Override
    public @Nullable Object getNativeTypeMetadata() {
        return declared;
    }
}
