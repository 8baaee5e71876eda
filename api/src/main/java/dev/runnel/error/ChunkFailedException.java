package dev.runnel.error;

/**
 * A chunk of a write in chunks failed after others had been written. Its own rows are not written, nor those of later chunks. The cause is the error of
 * the chunk. If the first chunk fails, its error is that of the statement.
 */
public final class ChunkFailedException extends RunnelException {
    private final int chunks;
    private final int rows;

    /**
     * Creates the error.
     *
     * @param chunks the number of chunks that were written
     * @param rows the number of their rows
     * @param cause the error of the next chunk
     */
    public ChunkFailedException(int chunks, int rows, Throwable cause) {
        super(ErrorCode.CHUNK_FAILED, "a chunk failed after others had been written", cause);
        this.chunks = chunks;
        this.rows = rows;
        with("chunks", Integer.toString(chunks)).with("rows", Integer.toString(rows));
        hint("decide by the cause; a create continues with the rows after the written ones");
    }

    /** Returns the number of chunks that were written. */
    public int chunks() {
        return chunks;
    }

    /** Returns the number of rows that were written: of a create, the first ones of its list. */
    public int rows() {
        return rows;
    }

    @Override
    public ChunkFailedException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public ChunkFailedException hint(String text) {
        super.hint(text);
        return this;
    }
}
