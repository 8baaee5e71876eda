package dev.runnel.tck.random;

import dev.runnel.Expr;
import dev.runnel.InsertStatement;
import dev.runnel.NullablePath;
import dev.runnel.NumberExpr;
import dev.runnel.Query;
import dev.runnel.Statement;
import dev.runnel.StringExpr;
import dev.runnel.UpsertManyStatement;
import dev.runnel.UpsertStatement;
import dev.runnel.companion.UpdateBuilder;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.model.ReferentialAction;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Field;
import dev.runnel.schema.FieldGroup;
import dev.runnel.schema.Relation;
import dev.runnel.tck.golden.GoldenAnswers;
import dev.runnel.tck.random.RandomModel.Step;
import dev.runnel.type.BuiltInFunctions;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random writes over the models of a scenario, through the public API: inserts, upserts, and updates, links and deletes
 * of existing rows or of the rows of a condition, with and without returned rows. The answer is that of the write, followed by the
 * rows of each table after it.
 */
public final class RandomWrites {
    private static final int DEPTH = 2;

    private final Scenario scenario;
    private final RandomChoice dice;
    private final Conditions conditions;

    private RandomWrites(Scenario scenario, long seed) {
        this.scenario = scenario;
        dice = new RandomChoice(seed);
        conditions = new Conditions(dice, scenario, dice.oneIn(25));
    }

    /** The write for a seed, over the rows of the scenario. */
    public static RandomStatement question(Scenario scenario, long seed) {
        return new RandomWrites(scenario, seed).next();
    }

    private RandomStatement next() {
        RandomModel model = dice.pick(scenario.models());
        Statement<?> write = write(model, model.all());
        return new RandomStatement(
                write,
                db -> write.exec(db)
                        .map(answer -> GoldenAnswers.text(false, answer))
                        .flux(),
                scenario::tables);
    }

    private <M, F, Q extends Query<M, F, Q>> Statement<?> write(RandomModel model, Query<M, F, Q> all) {
        Object row = dice.pick(scenario.rows(model));
        return switch (dice.below(14)) {
            case 0 -> deleted(model, conditions.filtered(model, all, DEPTH));
            case 1 -> call(model.companion(), "delete", row);
            case 2 -> inserted(call(model.companion(), "insert", further(model).orElse(row)));
            case 3 ->
                dice.oneIn(2)
                        ? inserted(call(model.companion(), "insertMany", scenario.further(model, dice, 3)))
                        : upserted(model, further(model).orElse(row));
            case 4, 5 -> changed(model, (UpdateBuilder<?, ?, ?>) call(model.companion(), "update", row));
            case 6 -> linked(model, row);
            case 7 -> linkedAll(model, conditions.filtered(model, all, DEPTH));
            case 8 -> changedMany(model);
            case 9 -> upsertedMany(model);
            default -> changedAll(model, conditions.filtered(model, all, DEPTH));
        };
    }

    /** Links or unlinks rows of a has-many relation. A model without one, and a relation that does not allow it, are read. */
    private Statement<?> linked(RandomModel model, Object row) {
        if (model.toManys().isEmpty()) {
            return model.all().count();
        }
        Relation relation = dice.pick(model.toManys()).relation();
        Method ofRecord = Arrays.stream(model.companion().getDeclaredMethods())
                .filter(m -> m.getName().equals(relation.name())
                        && m.getParameterCount() == 1
                        && m.getParameterTypes()[0].isInstance(row))
                .findFirst()
                .orElseThrow();
        Object members = Reflection.present(Reflection.call(ofRecord, null, row));
        List<Object> some = dice.some(scenario.rows(scenario.target(relation)), 3);
        return linked(model, members, some);
    }

    /** Links or unlinks rows of a relation of the rows of a query. */
    private Statement<?> linkedAll(RandomModel model, Query<?, ?, ?> rows) {
        List<Step> chained = model.toManys().stream()
                .filter(step -> Reflection.method(
                                rows.getClass(), step.relation().name(), 0)
                        .isPresent())
                .toList();
        if (chained.isEmpty()) {
            return model.all().count();
        }
        Relation relation = dice.pick(chained).relation();
        Object members = Reflection.present(Reflection.call(
                Reflection.method(rows.getClass(), relation.name(), 0).orElseThrow(), rows));
        return linked(model, members, dice.some(scenario.rows(scenario.target(relation)), 3));
    }

    private Statement<?> linked(RandomModel model, Object members, List<Object> some) {
        String name = dice.pick(List.of("add", "remove", "set", "clear"));
        Optional<Method> method = name.equals("clear")
                ? Reflection.method(members.getClass(), name, 0)
                : Reflection.ofList(members.getClass(), name);
        Object[] arguments = name.equals("clear") ? new Object[0] : new Object[] {some};
        try {
            return method.<Statement<?>>map(
                            link -> (Statement<?>) Reflection.present(Reflection.call(link, members, arguments)))
                    .orElseGet(() -> model.all().count());
        } catch (InvalidStatementException required) {
            return model.all().count();
        }
    }

    /** By all columns; a model of nothing but its key, and one whose rows need a child, are read. */
    private Statement<?> upserted(RandomModel model, Object row) {
        return isUpdatable(model)
                        && Reflection.method(model.companion(), "upsert", 1).isPresent()
                ? withOutcome((UpsertStatement<?>) call(model.companion(), "upsert", row))
                : model.all().count();
    }

    /** With its outcome or without. */
    private Statement<?> withOutcome(UpsertStatement<?> upsert) {
        return dice.oneIn(3) ? upsert.withOutcome() : upsert;
    }

    private static boolean isUpdatable(RandomModel model) {
        return model.entity().fields().stream()
                .anyMatch(field -> !model.entity().isKey(field) && !field.isVersion());
    }

    /** Existing rows, existing rows with the values of other ones, and further rows. */
    private Statement<?> upsertedMany(RandomModel model) {
        Optional<Method> upsertMany = Reflection.method(model.companion(), "upsertMany", 1);
        if (!isUpdatable(model) || upsertMany.isEmpty()) {
            return model.all().count();
        }
        List<Object> further = scenario.further(model, dice, 3);
        List<Object> rows = new ArrayList<>(further);
        for (Object existing : dice.some(scenario.rows(model), 2)) {
            rows.add(further.isEmpty() || dice.oneIn(2) ? existing : replaced(model, existing, dice.pick(further)));
        }
        Collections.shuffle(rows, new Random(dice.seed()));
        Statement<?> upserts = rowsOf(upsertMany.get(), rows, model);
        return upserts instanceof UpsertManyStatement<?> many && dice.oneIn(3) ? many.withOutcome() : upserts;
    }

    /** The row with the key and the version of one row, and the values of another one. Unique values stay, since one row cannot take those of two. */
    private static Object replaced(RandomModel model, Object row, Object values) {
        return Reflection.make(
                row.getClass(),
                Arrays.stream(row.getClass().getRecordComponents())
                        .map(component -> Reflection.component(
                                model.entity().fields().stream()
                                                .filter(field -> field.name().equals(component.getName()))
                                                .anyMatch(
                                                        field -> model.entity().isKey(field)
                                                                || field.isVersion()
                                                                || isUnique(model, field))
                                        ? row
                                        : values,
                                component.getName()))
                        .toArray());
    }

    /** The same fields of several rows. A unique value that another row of the list had may be free or not, so none is set. */
    private Statement<?> changedMany(RandomModel model) {
        List<Field> fields =
                settable(model).filter(field -> !isUnique(model, field)).toList();
        Optional<Method> updateMany = Reflection.method(model.companion(), "updateMany", 1);
        if (fields.isEmpty() || updateMany.isEmpty()) {
            return model.all().count();
        }
        List<Field> set = more(fields);
        List<Object> updates = new ArrayList<>();
        for (Object row : dice.some(scenario.rows(model), 4)) {
            UpdateBuilder<?, ?, ?> update = (UpdateBuilder<?, ?, ?>) call(model.companion(), "update", row);
            for (Field field : set) {
                update = set(update, field, value(model, model.column(field)));
            }
            updates.add(update);
        }
        return rowsOf(updateMany.get(), updates, model);
    }

    private static Statement<?> rowsOf(Method many, List<Object> rows, RandomModel model) {
        return rows.isEmpty()
                ? model.all().count()
                : (Statement<?>) Reflection.present(Reflection.call(many, null, rows));
    }

    /** A row beside those that are there; sometimes none, and where there is no room for one. */
    private Optional<Object> further(RandomModel model) {
        return dice.oneIn(4)
                ? Optional.empty()
                : scenario.further(model, dice, 1).stream().findFirst();
    }

    private static Statement<?> call(Class<?> companion, String name, Object argument) {
        return (Statement<?>) Reflection.present(
                Reflection.call(Reflection.method(companion, name, 1).orElseThrow(), null, argument));
    }

    private Statement<?> inserted(Statement<?> insert) {
        return dice.oneIn(2) ? insert : ((InsertStatement<?>) insert).returning();
    }

    /** An SQL database returns deleted rows that refer to each other without their foreign keys. */
    private Statement<?> deleted(RandomModel model, Query<?, ?, ?> rows) {
        boolean cyclic = model.entity().relations().stream()
                .anyMatch(relation -> relation.onDelete() == ReferentialAction.DELETE
                        && relation.target() == model.entity().type());
        return cyclic || dice.oneIn(2) ? rows.delete() : rows.delete().returning();
    }

    private Statement<?> changedAll(RandomModel model, Query<?, ?, ?> rows) {
        UpdateBuilder<?, ?, ?> update = (UpdateBuilder<?, ?, ?>) Reflection.present(
                Reflection.call(Reflection.method(rows.getClass(), "update", 0).orElseThrow(), rows));
        Statement<?> changed = changed(model, update);
        return dice.oneIn(2) && changed instanceof UpdateBuilder<?, ?, ?>
                ? (Statement<?>) Reflection.present(Reflection.call(
                        Reflection.inherited(changed.getClass(), "returning").orElseThrow(), changed))
                : changed;
    }

    // ---- what becomes of the fields

    /** With some setters; a model of nothing but its key is read. */
    private Statement<?> changed(RandomModel model, UpdateBuilder<?, ?, ?> update) {
        List<Object> targets =
                Stream.<Object>concat(settable(model), model.toOnes().stream()).toList();
        UpdateBuilder<?, ?, ?> changed = update;
        for (Object target : targets.isEmpty() ? targets : more(targets)) {
            changed = target instanceof Step step ? related(changed, step) : set(model, changed, (Field) target);
            if (target instanceof Field field && dice.oneIn(4)) {
                changed = set(model, changed, field);
            }
        }
        return changed == update ? model.all().count() : conditional(model, changed);
    }

    /** Sometimes for rows alone that satisfy a condition, and for those alone that have other values. */
    private UpdateBuilder<?, ?, ?> conditional(RandomModel model, UpdateBuilder<?, ?, ?> update) {
        UpdateBuilder<?, ?, ?> changed = update;
        if (dice.oneIn(6)) {
            Method onlyIf = Reflection.method(update.getClass(), "onlyIf", 1).orElseThrow();
            changed = call(onlyIf, changed, (Function<Object, Object>)
                    fields -> conditions.condition(PathContext.own(model, fields), 0));
        }
        return dice.oneIn(6) ? (UpdateBuilder<?, ?, ?>) changed.skippingEqual() : changed;
    }

    private static Stream<Field> settable(RandomModel model) {
        return model.entity().fields().stream().filter(field -> !model.entity().isKey(field) && !field.isVersion());
    }

    private <T> List<T> more(List<T> targets) {
        return Stream.concat(Stream.of(dice.pick(targets)), dice.some(targets, 2).stream())
                .distinct()
                .toList();
    }

    /**
     * Nothing where the relation has no setter, since it is part of the key, where it shares a column that was set already, or where the row of a
     * has-one cannot lose its former record.
     */
    private UpdateBuilder<?, ?, ?> related(UpdateBuilder<?, ?, ?> update, Step step) {
        Object to = dice.pick(scenario.rows(scenario.target(step.relation())));
        Optional<Method> setter = setters(update, step.relation().name())
                .filter(m -> m.getParameterTypes()[0].isInstance(to))
                .findFirst();
        try {
            return setter.isPresent() && mayUnlink(step.relation()) ? call(setter.get(), update, to) : update;
        } catch (InvalidStatementException refused) {
            return update;
        }
    }

    /** Whether the former row of a has-one can be without its record. */
    private boolean mayUnlink(Relation relation) {
        return relation.belongsTo()
                || relation.references().stream()
                        .map(name -> scenario.target(relation).entity().field(name))
                        .allMatch(field -> field.orElseThrow().type().nullable());
    }

    private UpdateBuilder<?, ?, ?> set(RandomModel model, UpdateBuilder<?, ?, ?> update, Field field) {
        RandomColumn column = model.column(field);
        if (field.type().nullable() && dice.oneIn(4)) {
            String name = "clear" + Character.toUpperCase(field.name().charAt(0))
                    + field.name().substring(1);
            return call(Reflection.inherited(update.getClass(), name).orElseThrow(), update);
        }
        return dice.oneIn(4) && !isUnique(model, field)
                ? set(update, field, (Function<Object, Object>) fields -> expression(model, fields, column))
                : set(update, field, value(model, column));
    }

    /** @param value a value, or the function of a computed one */
    private static UpdateBuilder<?, ?, ?> set(UpdateBuilder<?, ?, ?> update, Field field, Object value) {
        Method setter = setters(update, field.name())
                .filter(m -> (m.getParameterTypes()[0] == Function.class) == value instanceof Function<?, ?>)
                .findFirst()
                .orElseThrow();
        return call(setter, update, value);
    }

    private static Stream<Method> setters(UpdateBuilder<?, ?, ?> update, String name) {
        return Arrays.stream(update.getClass().getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() >= 1 && !m.isBridge())
                .filter(m -> !Expr.class.isAssignableFrom(m.getParameterTypes()[0]))
                .filter(m -> m.getParameterTypes()[0] != Optional.class);
    }

    private static UpdateBuilder<?, ?, ?> call(Method setter, UpdateBuilder<?, ?, ?> update, Object... arguments) {
        Object[] all = setter.isVarArgs()
                ? Stream.concat(Arrays.stream(arguments), Stream.of((Object) new Void[0]))
                        .toArray()
                : arguments;
        return (UpdateBuilder<?, ?, ?>) Reflection.present(Reflection.call(setter, update, all));
    }

    /** Which of several rows is changed first decides what is unique. */
    private static boolean isUnique(RandomModel model, Field field) {
        return model.entity().uniques().stream().map(FieldGroup::fields).anyMatch(fields -> fields.contains(field));
    }

    private Object value(RandomModel model, RandomColumn column) {
        Object value = conditions.value(model, column);
        return column.holds(value) ? value : value(model, column);
    }

    /** A number with more fractional digits than the column would be rounded, and bytes of another length do not fit: both are rejected. */
    private static boolean isRefused(@Nullable ColumnType from, @Nullable ColumnType to) {
        if (to instanceof ColumnType.Binary) {
            return !to.equals(from);
        }
        return to instanceof ColumnType.Numeric held
                && !(from instanceof ColumnType.Numeric numeric && numeric.scale() <= held.scale());
    }

    /** Something more or less, a text in upper case, or another column that is there where this must be. */
    @SuppressWarnings("unchecked")
    private Object expression(RandomModel model, Object fields, RandomColumn column) {
        Expr<?, Object> own = PathContext.own(model, fields).at(column);
        List<RandomColumn> others = model.columns().stream()
                .filter(column::isLike)
                .filter(other -> column.field().type().nullable()
                        || !other.field().type().nullable())
                .filter(other ->
                        !isRefused(other.field().columnType(), column.field().columnType()))
                .toList();
        if (dice.oneIn(4)) {
            return PathContext.own(model, fields).at(dice.pick(others));
        }
        if (own instanceof NullablePath<?, ?> nullable && dice.oneIn(2)) {
            NullablePath<?, Object> path = (NullablePath<?, Object>) nullable;
            return dice.oneIn(2)
                    ? path.coalesce(value(model, column))
                    : path.coalesce(PathContext.own(model, fields).at(dice.pick(others)));
        }
        Object it = own;
        if (it instanceof NumberExpr<?, ?> number) {
            Object by = Values.factor(dice, column.type());
            return Conditions.computed(dice.oneIn(2) ? BuiltInFunctions.PLUS : BuiltInFunctions.MINUS, number, by);
        }
        return it instanceof StringExpr<?> text && dice.oneIn(2) ? Conditions.called(dice, text) : it;
    }
}
