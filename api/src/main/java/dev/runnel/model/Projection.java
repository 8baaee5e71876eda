package dev.runnel.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record as the row of a report: of a query with selected values, or of a statement in SQL of the application. The processor generates a
 * companion with the constant {@code ROW}. A query passes a value to each component by its name; the columns of SQL are found by their names.
 *
 * <pre>{@code
 * @Projection
 * public record RevenueRow(String country, BigDecimal revenue) {}
 *
 * Orders.groupBy(o -> o.country()).selectInto(RevenueRows.ROW, (g, row) -> row.country(g.key()).revenue(g.sum(o -> o.total()))).all(db)
 *
 * Sql.query("select country, sum(total) as revenue from {} group by country", Orders.TABLE).as(RevenueRows.ROW).all(db)
 * }</pre>
 *
 * <p>Each component is a column, with the types and annotations of columns of a model: {@link Column}, {@link Convert}, {@link Affine}, {@link Unsigned},
 * {@link Json}. Without {@code @Column(name = …)} the naming strategy of the {@code Db} derives the name of a column.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Projection {
    /** Returns the name of the companion; empty for the plural of the name of the record. */
    String companion() default "";
}
