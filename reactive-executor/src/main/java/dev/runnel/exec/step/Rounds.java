package dev.runnel.exec.step;

import dev.runnel.exec.plan.Preparation;
import dev.runnel.planner.program.Action;
import dev.runnel.planner.program.Action.Keep;
import dev.runnel.planner.program.Action.Project;
import dev.runnel.planner.program.Action.Sort;
import dev.runnel.planner.program.Action.Take;
import dev.runnel.planner.program.Action.TakePerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts actions into rounds. An action goes after every earlier one that writes what it reads or writes, or reads what it writes:
 * the rows of a slot, and the merged cells of its rows, which no load reads.
 */
final class Rounds {
    private Rounds() {}

    static List<Body.Round> of(List<Action> actions, Preparation preparation) {
        List<Body.Round> rounds = new ArrayList<>();
        List<Touched> before = new ArrayList<>();
        for (Action action : actions) {
            Touched touched = action.accept(new Touching());
            boolean loads = action instanceof Action.Load;
            int round = 0;
            for (Touched earlier : before) {
                if (touched.after(earlier)) {
                    round = Math.max(round, loads ? earlier.round + 1 : earlier.round);
                }
            }
            before.add(touched.in(round));
            while (rounds.size() <= round) {
                rounds.add(new Body.Round(new ArrayList<>(), new ArrayList<>()));
            }
            if (action instanceof Action.Load load) {
                rounds.get(round).loads().add(new Load(load, preparation));
            } else {
                rounds.get(round).steps().add(action.accept(new Steps(preparation)));
            }
        }
        return rounds;
    }

    /** What an action reads and writes: {@code 2 * slot} for the rows of a slot, {@code 2 * slot + 1} for their merged cells. */
    private record Touched(Set<Integer> reads, Set<Integer> writes, int round) {
        Touched(Set<Integer> reads, Set<Integer> writes) {
            this(reads, writes, 0);
        }

        Touched in(int number) {
            return new Touched(reads, writes, number);
        }

        boolean after(Touched earlier) {
            return meet(earlier.writes, reads) || meet(earlier.writes, writes) || meet(earlier.reads, writes);
        }

        private static boolean meet(Set<Integer> some, Set<Integer> others) {
            return some.stream().anyMatch(others::contains);
        }
    }

    private static final class Touching implements Action.Visitor<Touched> {
        private static int rows(int slot) {
            return 2 * slot;
        }

        private static int cells(int slot) {
            return 2 * slot + 1;
        }

        @Override
        public Touched visitLoad(Action.Load load) {
            return new Touched(Set.of(rows(load.from())), Set.of(rows(load.out())));
        }

        @Override
        public Touched visitKeep(Keep keep) {
            return whole(keep.slot());
        }

        @Override
        public Touched visitSort(Sort sort) {
            return whole(sort.slot());
        }

        @Override
        public Touched visitTake(Take take) {
            return new Touched(Set.of(), Set.of(rows(take.slot())));
        }

        @Override
        public Touched visitTakePerKey(TakePerKey take) {
            return new Touched(Set.of(), Set.of(rows(take.slot())));
        }

        @Override
        public Touched visitDistinct(Action.Distinct distinct) {
            return whole(distinct.slot());
        }

        @Override
        public Touched visitMerge(Action.Merge merge) {
            return new Touched(
                    Set.of(rows(merge.parents()), rows(merge.children()), cells(merge.children())),
                    Set.of(cells(merge.parents())));
        }

        @Override
        public Touched visitProject(Project project) {
            return new Touched(Set.of(), Set.of(rows(project.slot()), cells(project.slot())));
        }

        private static Touched whole(int slot) {
            return new Touched(Set.of(cells(slot)), Set.of(rows(slot)));
        }
    }

    private record Steps(Preparation preparation) implements Action.Visitor<Step> {
        @Override
        public Step visitLoad(Action.Load load) {
            throw new IllegalStateException("a load is no step");
        }

        @Override
        public Step visitKeep(Keep keep) {
            return Step.keep(keep);
        }

        @Override
        public Step visitSort(Sort sort) {
            return Step.sort(sort);
        }

        @Override
        public Step visitTake(Take take) {
            return Step.take(take);
        }

        @Override
        public Step visitTakePerKey(TakePerKey take) {
            return Step.takePerKey(take);
        }

        @Override
        public Step visitDistinct(Action.Distinct distinct) {
            return Step.distinct(distinct);
        }

        @Override
        public Step visitMerge(Action.Merge merge) {
            return new Merge(merge, preparation);
        }

        @Override
        public Step visitProject(Project project) {
            return Step.project(project);
        }
    }
}
