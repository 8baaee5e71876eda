package dev.runnel.internal;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Entity;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.Order;
import dev.runnel.type.Type;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Converts positions in the order of one statement to and from page cursors, which are strings for URLs.
 *
 * <p>The bytes of a cursor are: a version; a digest of eight bytes of the clauses that determine the rows and their
 * order; whether the page includes the row at the position; the values of the sort keys; a checksum of all of these.
 */
public final class PageCursorCodec {
    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 8;

    /** The most digests that are kept for a model. Those of further statements are computed for each page. */
    private static final int KEPT_DIGESTS = 256;

    /** The digests of the statements of each record class. They are collected with the class. */
    private static final ClassValue<ConcurrentMap<Clauses, byte[]>> DIGESTS = new ClassValue<>() {
        @Override
        protected ConcurrentMap<Clauses, byte[]> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private final Entity entity;
    private final List<Type.Scalar> types;
    private final byte[] digest;

    /**
     * Creates the codec of a statement.
     *
     * @param entity the model
     * @param filter the condition of the statement
     * @param order its sort keys, which form a total order
     * @param distinct the selection of a distinct statement, and the keys and the condition of groups; empty for other statements
     */
    public PageCursorCodec(Entity entity, ModelExpr filter, List<Order> order, List<ModelExpr> distinct) {
        this.entity = entity;
        this.types = order.stream().map(key -> key.expr().type()).toList();
        this.digest = digest(entity, new Clauses(filter, order, types, distinct));
    }

    /** The clauses that determine the rows and their order. */
    private record Clauses(ModelExpr filter, List<Order> order, List<Type.Scalar> types, List<ModelExpr> distinct) {
        String text(Class<?> model) {
            return String.join("\n", model.getName(), "" + filter, "" + order, "" + types, "" + distinct);
        }
    }

    private static byte[] digest(Entity entity, Clauses clauses) {
        ConcurrentMap<Clauses, byte[]> known = DIGESTS.get(entity.type());
        byte[] digest = known.get(clauses);
        if (digest == null) {
            digest = digest(clauses.text(entity.type()));
            if (known.size() < KEPT_DIGESTS) {
                known.put(clauses, digest);
            }
        }
        return digest;
    }

    /** A position in the order: a value for each sort key. */
    public record CursorPosition(
            boolean inclusive, @Nullable Object[] values) {}

    /** Returns the types of the values of a position. */
    public List<Type.Scalar> types() {
        return types;
    }

    /** Returns the page cursor of a position. */
    public String text(CursorPosition place) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(VERSION);
        bytes.writeBytes(digest);
        bytes.write(place.inclusive() ? 1 : 0);
        for (int i = 0; i < types.size(); i++) {
            CursorValueCodec.write(bytes, types.get(i).storage(), place.values()[i]);
        }
        bytes.writeBytes(checksum(bytes.toByteArray(), bytes.size()));
        return encoded(bytes.toByteArray());
    }

    /**
     * Returns the position of a page cursor.
     *
     * @throws InvalidStatementException if the string is not a cursor, or belongs to another statement
     */
    public CursorPosition place(String cursor) {
        byte[] bytes = decoded(cursor);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, bytes.length - Integer.BYTES);
        if (buffer.get() != VERSION) {
            throw malformed();
        }
        byte[] made = new byte[DIGEST_BYTES];
        buffer.get(made);
        if (!Arrays.equals(made, digest)) {
            throw new InvalidStatementException(
                            ErrorCode.CURSOR_OF_OTHER_QUERY, "the page cursor belongs to another query")
                    .with("model", entity.name())
                    .hint("use the same filter and order for every page, or begin with the first page");
        }
        try {
            CursorPosition place = new CursorPosition(buffer.get() != 0, values(buffer));
            if (buffer.hasRemaining()) {
                throw malformed();
            }
            return place;
        } catch (CharacterCodingException
                | BufferUnderflowException
                | DateTimeException
                | ArithmeticException
                | IllegalArgumentException forged) {
            throw malformed();
        }
    }

    private @Nullable Object[] values(ByteBuffer buffer) throws CharacterCodingException {
        @Nullable Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = CursorValueCodec.read(buffer, types.get(i).storage());
            if (values[i] == null && !types.get(i).nullable()) {
                throw malformed();
            }
        }
        return values;
    }

    /** Returns the bytes of a cursor whose checksum is correct. */
    private byte[] decoded(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException other) {
            throw malformed();
        }
        int checked = bytes.length - Integer.BYTES;
        boolean whole = checked > DIGEST_BYTES
                && Arrays.equals(Arrays.copyOfRange(bytes, checked, bytes.length), checksum(bytes, checked))
                && encoded(bytes).equals(cursor);
        if (!whole) {
            throw malformed();
        }
        return bytes;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    }

    private static byte[] digest(String shape) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(shape.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(whole, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private InvalidStatementException malformed() {
        return new InvalidStatementException(
                        ErrorCode.MALFORMED_CURSOR, "the page cursor is malformed, or of another version of Runnel")
                .with("model", entity.name())
                .hint("pass the cursor of a page unchanged, or begin with the first page");
    }
}
