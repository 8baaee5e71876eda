package dev.runnel.exec;

import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.read.PagePlan;
import dev.runnel.exec.read.ReadPlan;
import dev.runnel.exec.write.CascadePlan;
import dev.runnel.exec.write.InsertPlan;
import dev.runnel.exec.write.KeyValueCascadePlan;
import dev.runnel.exec.write.KeyValueWritePlan;
import dev.runnel.exec.write.UpdateManyPlan;
import dev.runnel.exec.write.UpdatePlan;
import dev.runnel.exec.write.UpsertManyPlan;
import dev.runnel.exec.write.UpsertPlan;
import dev.runnel.exec.write.WriteSequencePlan;
import dev.runnel.planner.program.CascadeProgram;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.KeyValueWriteProgram;
import dev.runnel.planner.program.PageProgram;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.UpdateManyProgram;
import dev.runnel.planner.program.UpdateProgram;
import dev.runnel.planner.program.UpsertManyProgram;
import dev.runnel.planner.program.UpsertProgram;
import dev.runnel.planner.program.WriteSequenceProgram;

/** Creates the executable plan of a program. Called once per statement shape. */
record PlanFactory(PlanContext context) implements Program.Visitor<Plan> {

    Plan of(Program program) {
        return program.accept(this);
    }

    @Override
    public Plan visitRead(ReadProgram read) {
        return new ReadPlan(read, context);
    }

    @Override
    public Plan visitPage(PageProgram page) {
        return new PagePlan(page, context);
    }

    @Override
    public Plan visitInsert(InsertProgram insert) {
        return new InsertPlan(insert, context);
    }

    @Override
    public Plan visitUpdate(UpdateProgram update) {
        return new UpdatePlan(update, context);
    }

    @Override
    public Plan visitKeyValueWrite(KeyValueWriteProgram write) {
        return new KeyValueWritePlan(write, context);
    }

    @Override
    public UpsertPlan visitUpsert(UpsertProgram upsert) {
        return new UpsertPlan(upsert, context, upsert.update().map(this::of));
    }

    @Override
    public Plan visitUpsertMany(UpsertManyProgram upserts) {
        return new UpsertManyPlan(upserts, context, visitUpsert(upserts.each()));
    }

    @Override
    public Plan visitUpdateMany(UpdateManyProgram updates) {
        return new UpdateManyPlan(updates, context, of(updates.each()));
    }

    @Override
    public Plan visitWriteSequence(WriteSequenceProgram sequence) {
        return new WriteSequencePlan(
                sequence, context, sequence.writes().stream().map(this::of).toList());
    }

    @Override
    public Plan visitCascade(CascadeProgram cascade) {
        return context.capabilities().writes().relational()
                ? new CascadePlan(cascade, context, this::of)
                : new KeyValueCascadePlan(cascade, context, this::of);
    }
}
