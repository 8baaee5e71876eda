package dev.runnel.exec;

import dev.runnel.DbOptions;
import dev.runnel.error.DecodeFailed;
import dev.runnel.error.RunnelException;
import dev.runnel.planner.program.ChangeProgram;
import dev.runnel.planner.program.CreateProgram;
import dev.runnel.planner.program.ItemChangeProgram;
import dev.runnel.planner.program.PageProgram;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.Result;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Decoder;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Loads;
import dev.runnel.spi.Operation;
import dev.runnel.spi.RowReader;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a plan of a program: what can be done once for all executions is done here. */
record Preparation(Driver driver, DbOptions options, Map<Class<?>, Decoder<?>> decoders)
        implements Program.Visitor<Plan> {

    Plan plan(Program program) {
        return program.accept(this);
    }

    LazyOperation operation(Operation operation) {
        return new LazyOperation(driver, operation);
    }

    Capabilities capabilities() {
        return driver.capabilities();
    }

    /** Reads a record of a row whose columns begin at cell 0. */
    RowReader<Object> records(Result.Records records) {
        Decoder<?> decoder = decoders.get(records.entity().type());
        if (decoder == null) {
            throw new IllegalStateException("no decoder for " + records.entity());
        }
        Loads loads = records.loads();
        Class<?> type = records.entity().type();
        return row -> {
            try {
                return decoder.decode(row, 0, loads);
            } catch (RunnelException ours) {
                throw ours;
            } catch (RuntimeException thrown) {
                throw isOfConstructor(type, thrown)
                        ? DecodeFailed.of("the constructor of a record refuses a row of the database", thrown)
                                .with("model", type.getSimpleName())
                        : thrown;
            }
        };
    }

    private static boolean isOfConstructor(Class<?> type, RuntimeException thrown) {
        return Stream.of(thrown.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("<init>")
                        && frame.getClassName().equals(type.getName()));
    }

    @Override
    public Plan visitRead(ReadProgram read) {
        return new ReadPlan(read, this);
    }

    @Override
    public Plan visitPage(PageProgram page) {
        return new PagePlan(page, this);
    }

    @Override
    public Plan visitCreate(CreateProgram create) {
        return new CreatePlan(create, this);
    }

    @Override
    public Plan visitChange(ChangeProgram change) {
        return new ChangePlan(change, this);
    }

    @Override
    public Plan visitItemChange(ItemChangeProgram change) {
        return new ItemChangePlan(change, this);
    }
}
