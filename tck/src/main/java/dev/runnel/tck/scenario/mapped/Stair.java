package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Affine;
import dev.runnel.model.AliasOf;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.function.Supplier;

/** Components over columns that hold more than they have values for. */
@Model
public record Stair(
        @Key int number,
        @Default(supplier = Stair.Uneven.class) int steps,
        @AliasOf("steps") @Affine(scale = "2") int pairs,
        @AliasOf("steps") @Affine(scale = "2") int doubles,
        String label,
        @AliasOf("label") Mood mood,
        short high,
        @AliasOf("high") byte low) {

    /** The default of a number of steps that is not a number of pairs. */
    public static final class Uneven implements Supplier<Integer> {
        @Override
        public Integer get() {
            return 3;
        }
    }
}
