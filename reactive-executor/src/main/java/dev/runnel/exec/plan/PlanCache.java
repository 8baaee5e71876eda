package dev.runnel.exec.plan;

import dev.runnel.Db.PlanCacheStats;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.Program.OnUpdateParameter;
import dev.runnel.stmt.ModelStatement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * A cache of plans by statement shape, with a bound. A hit costs a structural hash and allocates nothing. Eviction:
 * second chance (FIFO, but an entry with a hit since its last turn is kept once more). Thread-safe: two threads that
 * miss at once may both plan; one plan is kept. An error of the planner is not cached.
 */
public final class PlanCache {
    private final int bound;
    private final Function<ModelStatement, Program> planner;
    private final Function<Program, Plan> preparation;
    private final ConcurrentMap<ModelStatement, Entry> entries = new ConcurrentHashMap<>();
    private final Queue<Entry> byAge = new ConcurrentLinkedQueue<>();
    private final LongAdder compiled = new LongAdder();
    private final LongAdder hits = new LongAdder();

    public PlanCache(int bound, Function<ModelStatement, Program> planner, Function<Program, Plan> preparation) {
        this.bound = Math.max(1, bound);
        this.planner = planner;
        this.preparation = preparation;
    }

    /** A plan, and whether it had a hit since its last turn. Data races on the mark are harmless: it is a hint. */
    public static final class Entry {
        private final ModelStatement shape;
        private final Plan plan;
        private final RangeChecks ranges;
        private final List<OnUpdateParameter> onUpdate;
        private volatile boolean found;

        private Entry(ModelStatement shape, Plan plan, Program program) {
            this.shape = shape;
            this.plan = plan;
            this.ranges = new RangeChecks(program.ranged());
            this.onUpdate = program.onUpdate();
        }

        public Plan plan() {
            return plan;
        }

        public RangeChecks ranges() {
            return ranges;
        }

        public List<OnUpdateParameter> onUpdate() {
            return onUpdate;
        }
    }

    public Entry entry(ModelStatement shape) {
        Entry entry = entries.get(shape);
        if (entry == null) {
            return add(shape);
        }
        hits.increment();
        if (!entry.found) {
            entry.found = true;
        }
        return entry;
    }

    public PlanCacheStats stats() {
        return new PlanCacheStats(compiled.sum(), hits.sum(), entries.size());
    }

    private Entry add(ModelStatement shape) {
        Program program = planner.apply(shape);
        Entry made = new Entry(shape, preparation.apply(program), program);
        compiled.increment();
        Entry other = entries.putIfAbsent(shape, made);
        if (other != null) {
            return other;
        }
        byAge.add(made);
        while (entries.size() > bound) {
            Entry oldest = byAge.poll();
            if (oldest == null) {
                break;
            }
            if (oldest.found) {
                oldest.found = false;
                byAge.add(oldest);
            } else {
                entries.remove(oldest.shape, oldest);
            }
        }
        return made;
    }
}
