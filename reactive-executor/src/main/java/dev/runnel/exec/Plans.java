package dev.runnel.exec;

import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.Preparation;
import dev.runnel.exec.read.PagePlan;
import dev.runnel.exec.read.ReadPlan;
import dev.runnel.exec.write.ChangePlan;
import dev.runnel.exec.write.CreatePlan;
import dev.runnel.exec.write.ItemChangePlan;
import dev.runnel.planner.program.ChangeProgram;
import dev.runnel.planner.program.CreateProgram;
import dev.runnel.planner.program.ItemChangeProgram;
import dev.runnel.planner.program.PageProgram;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.ReadProgram;

/** Makes a plan of a program. */
record Plans(Preparation preparation) implements Program.Visitor<Plan> {

    Plan of(Program program) {
        return program.accept(this);
    }

    @Override
    public Plan visitRead(ReadProgram read) {
        return new ReadPlan(read, preparation);
    }

    @Override
    public Plan visitPage(PageProgram page) {
        return new PagePlan(page, preparation);
    }

    @Override
    public Plan visitCreate(CreateProgram create) {
        return new CreatePlan(create, preparation);
    }

    @Override
    public Plan visitChange(ChangeProgram change) {
        return new ChangePlan(change, preparation);
    }

    @Override
    public Plan visitItemChange(ItemChangeProgram change) {
        return new ItemChangePlan(change, preparation);
    }
}
