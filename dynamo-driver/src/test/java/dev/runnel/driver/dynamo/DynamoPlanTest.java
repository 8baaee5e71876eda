package dev.runnel.driver.dynamo;

import dev.runnel.Statement;
import dev.runnel.companion.StatementParts;
import dev.runnel.planner.Planner;
import dev.runnel.planner.explain.OperationPrinter;
import dev.runnel.schema.Schema;
import dev.runnel.spi.Capabilities;
import dev.runnel.tck.golden.GoldenFile;
import dev.runnel.tck.scenario.series.Readings;
import dev.runnel.tck.scenario.series.Sensors;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The plans of statements on the preset of DynamoDB. */
class DynamoPlanTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final Instant TIME = Instant.EPOCH;

    private static Map<String, Statement<?>> statements() {
        Readings.Query heat = Readings.byPlantAndSensor("north", "heat");
        Map<String, Statement<?>> all = new LinkedHashMap<>();
        all.put("latest", heat.orderByDesc(r -> r.at()).limit(3));
        all.put("range", heat.filter(r -> r.at().ge(TIME)).orderBy(r -> r.at().asc()));
        all.put("page", heat.orderBy(r -> r.at().asc()).page(20));
        all.put(
                "condition",
                heat.filter(r -> r.measured().gt(BigDecimal.TEN))
                        .orderByDesc(r -> r.at())
                        .limit(3));
        all.put("count", heat.filter(r -> r.measured().gt(BigDecimal.TEN)).count());
        all.put(
                "or",
                Readings.filter(r -> r.plant()
                        .eq("north")
                        .and(r.sensor().eq("heat"))
                        .or(r.day().eq(LocalDate.EPOCH))));
        all.put("eventual", heat.eventual());
        all.put("scan", Sensors.all().allowScan());
        all.put("direct-delete", heat.filter(r -> r.at().eq(TIME)).delete());
        all.put("direct-update", heat.filter(r -> r.at().eq(TIME)).update().measured(BigDecimal.ONE));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> plans() {
        Schema schema = Schema.of(List.of(Sensors.MODEL.entity(), Readings.MODEL.entity()));
        Planner planner = new Planner(schema, Capabilities.DYNAMODB);
        return statements().entrySet().stream()
                .map(statement -> DynamicTest.dynamicTest(
                        statement.getKey(),
                        () -> new GoldenFile(FOLDER.resolve(statement.getKey() + ".plan"))
                                .verify(planner.explain(
                                        StatementParts.requests(statement.getValue())
                                                .get(0)
                                                .shape(),
                                        OperationPrinter::of))));
    }
}
