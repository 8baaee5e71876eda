package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.DefaultSpec;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports a {@code @Default} that is not a value of its component, and a default or generated value of a foreign key. The required part of an
 * optional foreign key refers to no row by itself, so it may be generated: {@code @Key @Auto UUID id} beside
 * {@code Optional<Integer> currentNumber}.
 */
final class DefaultMatchesType implements Check {
    /** The most digits before and after the decimal point in a column of any database. */
    private static final int MOST_DIGITS = 131_072;

    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.stored().stream()
                .filter(field -> field.initial().isPresent())
                .flatMap(field ->
                        problem(model, field, leadsToARow(model, field, models))
                                .or(() -> unread(model, field))
                                .stream())
                .toList();
    }

    private static boolean leadsToARow(Model model, ColumnComponent field, Models models) {
        return model.relations().stream()
                .filter(relation -> relation.belongsTo() && (field.nullable() || !relation.optional()))
                .flatMap(relation ->
                        models.target(relation).stream().flatMap(to -> Models.foreignKey(relation, to).stream()))
                .anyMatch(field.name()::equals);
    }

    private static Optional<ModelDiagnostic> problem(Model model, ColumnComponent field, boolean leadsToARow) {
        String name = model.name() + "." + field.name();
        if (leadsToARow) {
            return Optional.of(problem(
                    field,
                    name + " is a foreign key and has a generated value, which refers to no row",
                    "remove @Default and @Auto"));
        }
        DefaultSpec initial = field.initial().orElseThrow();
        if (initial instanceof DefaultSpec.Unclear) {
            return Optional.of(
                    problem(field, name + " has more than one default value", "write one of @Auto and @Default"));
        }
        if (initial instanceof DefaultSpec.Constant constant && !isHeld(constant, field)) {
            return Optional.of(problem(
                    field,
                    "the constant of @Default is not a value of " + name,
                    field.type().unwrapped() instanceof JavaType.Constants constants
                            ? "write one of its constants: " + String.join(", ", constants.constants())
                            : "write it as toString() of the type prints it: @Default(\"0\"), @Default(\"true\"),"
                                    + " or @Default(\"now\") for a time"));
        }
        if (initial instanceof DefaultSpec.Supplier supplier) {
            return Optional.ofNullable(problem(field, name, supplier));
        }
        return Optional.empty();
    }

    private static boolean isHeld(DefaultSpec.Constant constant, ColumnComponent field) {
        return constant.isFor(field.type())
                && field.columnType()
                        .filter(declared -> declared.isFor(field.type()))
                        .map(declared -> declared.holds(constant.text(), field.type()))
                        .orElse(true);
    }

    /** The problem of a view that has no value for the constant. Other mappings reject a constant only when it is written. */
    private static Optional<ModelDiagnostic> unread(Model model, ColumnComponent field) {
        Optional<BigDecimal> stored = stored(field);
        return model.viewsOf(field).stream()
                .filter(view -> stored.isPresent()
                        && view.as().type() instanceof JavaType.Affine affine
                        && !affine.isImage(stored.get()))
                .findFirst()
                .map(view -> problem(
                        field,
                        model.name() + "." + view.name() + ", a @AliasOf " + field.name()
                                + ", has no value for the constant of @Default",
                        "write a constant that every view of it can read"));
    }

    /** The stored form of a numeric constant; empty if no column can store it. Such a constant fails when it is written. */
    private static Optional<BigDecimal> stored(ColumnComponent field) {
        boolean isAffine = field.type() instanceof JavaType.Affine;
        boolean isNumber = isAffine
                || field.type() instanceof JavaType.Carrier carrier
                        && carrier.scalar().isNumber();
        if (!isNumber || !(field.initial().orElseThrow() instanceof DefaultSpec.Constant constant)) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(constant.text());
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(field.type() instanceof JavaType.Affine affine ? affine.image(number) : number);
    }

    private static @Nullable ModelDiagnostic problem(
            ColumnComponent field, String name, DefaultSpec.Supplier supplier) {
        if (!supplier.reachable()) {
            return problem(
                    field,
                    supplier.type().simpleName() + ", the supplier of " + name + ", cannot be instantiated",
                    "make it a top-level or static class with a constructor without parameters that the companion can call");
        }
        String wanted = field.javaType();
        if (!supplier.supplied().isEmpty() && !supplier.supplied().equals(wanted)) {
            return problem(
                    field,
                    supplier.type().simpleName() + " supplies " + supplier.supplied() + "; " + name + " is a " + wanted,
                    "make it a Supplier of the type of the component");
        }
        return null;
    }

    private static ModelDiagnostic problem(ColumnComponent field, String message, String advice) {
        return new ModelDiagnostic(Code.DEFAULT_MISMATCH, field.origin(), message, advice);
    }
}
