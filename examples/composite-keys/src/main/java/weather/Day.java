package weather;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A day of readings in short; days are those of UTC. */
public record Day(LocalDate date, int readings, double lowest, double mean, double highest) {
    static LocalDate of(Reading reading) {
        return reading.at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    static Day of(List<Reading> readings) {
        var celsius = readings.stream().mapToDouble(Reading::celsius).summaryStatistics();
        return new Day(of(readings.get(0)), readings.size(), celsius.getMin(), celsius.getAverage(), celsius.getMax());
    }
}
