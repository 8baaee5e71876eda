package dev.runnel.exec.plan;

import dev.runnel.DbOptions;
import dev.runnel.error.DecodeException;
import dev.runnel.error.RunnelException;
import dev.runnel.planner.program.Result;
import dev.runnel.schema.Field;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.Decoder;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Operation;
import dev.runnel.spi.RowReader;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The context of plan construction: driver, options and decoders. Work that is common to all executions is done once,
 * here and in the constructors of plans.
 */
public record PlanContext(Driver driver, DbOptions options, Map<Class<?>, Decoder<?>> decoders) {

    public LazyOperation operation(Operation operation) {
        return new LazyOperation(driver, operation);
    }

    public Capabilities capabilities() {
        return driver.capabilities();
    }

    /**
     * Returns a reader of records whose columns begin at cell 0. Errors: {@code DecodeException} with the field, or
     * for an exception of the record's constructor.
     */
    public RowReader<Object> records(Result.Records records) {
        Decoder<?> decoder = decoders.get(records.entity().type());
        if (decoder == null) {
            throw new IllegalStateException("no decoder for " + records.entity());
        }
        DecodeLayout loads = records.loads();
        Class<?> type = records.entity().type();
        Map<String, String> fields = fieldsByPosition(records);
        return row -> {
            try {
                return decoder.decode(row, 0, loads);
            } catch (DecodeException failed) {
                throw withField(failed, fields);
            } catch (RunnelException known) {
                throw known;
            } catch (RuntimeException thrown) {
                throw isThrownByConstructor(type, thrown)
                        ? DecodeException.of("the constructor of the record threw an exception for a row", thrown)
                                .with("model", type.getSimpleName())
                                .hint("correct the row, or let the constructor accept it")
                        : thrown;
            }
        };
    }

    /** The field of each column position: a decode error reports the position alone. */
    private static Map<String, String> fieldsByPosition(Result.Records records) {
        Map<String, String> fields = new HashMap<>();
        int next = 0;
        for (Field field : records.entity().fields()) {
            int position = field.deferred() ? records.loads().field(field.index()) : next++;
            fields.put(Integer.toString(position), field.toString());
        }
        return fields;
    }

    private static DecodeException withField(DecodeException failed, Map<String, String> fields) {
        String field = fields.get(failed.names().getOrDefault("position", ""));
        return field == null || failed.names().containsKey("field") ? failed : failed.with("field", field);
    }

    private static boolean isThrownByConstructor(Class<?> type, RuntimeException thrown) {
        return Stream.of(thrown.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("<init>")
                        && frame.getClassName().equals(type.getName()));
    }
}
