package dev.runnel.benchmarks.ratio;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The median and the quartiles of a set of numbers, interpolated between two values. */
public record Quartiles(double lower, double median, double upper) {
    public static Quartiles of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0 || !Arrays.stream(sorted).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "quartiles are of finite numbers, at least one; these are " + Arrays.toString(sorted));
        }
        return new Quartiles(at(0.25, sorted), at(0.5, sorted), at(0.75, sorted));
    }

    private static double at(double part, double[] sorted) {
        double position = part * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
