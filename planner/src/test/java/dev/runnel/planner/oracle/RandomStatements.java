package dev.runnel.planner.oracle;

import dev.runnel.internal.QueryState;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.And;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.CountRelated;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.InSubquery;
import dev.runnel.stmt.ModelExpr.IsNull;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.Or;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RelationIsNull;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.RowRange;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.LikePattern;
import dev.runnel.type.Quantifier;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Generates statements over the {@link Models}, each in two forms: as the builders of the API build it, called in any
 * order, and with a separate slot for every value, as {@link ModelEvaluation} expects it.
 */
public final class RandomStatements {
    /** Their divisor is not zero. */
    private static final Set<FunctionDescriptor> DIVISIONS = Set.of(BuiltInFunctions.DIVIDED_BY, BuiltInFunctions.MOD);

    private static final Set<StorageType> OF_FIELDS = Set.of(StorageType.TEXT, StorageType.I64);

    private static final Type.Scalar NUMBER = Type.of(StorageType.I64);
    private static final List<StorageType> MODELLED = List.of(StorageType.BOOL, StorageType.I64, StorageType.TEXT);

    private final Random random;
    private final boolean arithmetic;
    private final List<@Nullable Object> values = new ArrayList<>();

    public RandomStatements(Random random, boolean arithmetic) {
        this.random = random;
        this.arithmetic = arithmetic;
    }

    /**
     * A select in both forms.
     *
     * @param meant with parameters that name {@code meantValues}
     * @param shape as the session takes it, with {@code values}
     */
    public record Both(Select meant, @Nullable Object[] meantValues, Select shape, Object[] values) {
        /** Whether no two rows may change places. */
        public boolean isTotallyOrdered() {
            return meant.distinct()
                    ? meant.order().stream().map(Order::expr).toList().containsAll(meant.selection())
                    : isTotallyOrdered(meant);
        }

        /** Whether no two related rows may change places either. */
        public boolean isTotallyOrderedThroughout() {
            return isTotallyOrdered() && areTotallyOrdered(meant.includes());
        }

        private static boolean areTotallyOrdered(List<Include> includes) {
            return includes.stream()
                    .allMatch(include -> !(include instanceof Include.OfRelation of)
                            || (of.relation().toOne() || isTotallyOrdered(of.shape()))
                                    && areTotallyOrdered(of.shape().includes()));
        }

        private static boolean isTotallyOrdered(Select select) {
            return select.entity().key().stream()
                    .allMatch(field -> select.order().stream()
                            .anyMatch(key -> key.expr().equals(new FieldRef(Outer.OWN, List.of(), field))));
        }

        @Override
        public String toString() {
            return meant + " with " + Arrays.toString(meantValues);
        }
    }

    /** A part of a statement in both forms. */
    private record Part(ModelExpr meant, BoundExpr fragment) {}

    private record Shape(Select meant, QueryState clauses) {}

    public Both select() {
        Entity entity = pick(List.copyOf(Models.SCHEMA.entities()));
        List<Part> selection = new ArrayList<>();
        ResultMode terminal =
                pick(List.of(ResultMode.ALL, ResultMode.FIRST, ResultMode.ONE, ResultMode.COUNT, ResultMode.EXISTS));
        boolean selects = terminal != ResultMode.COUNT && terminal != ResultMode.EXISTS && chance(3);
        if (selects) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                selection.add(
                        part(chance(3) ? condition(List.of(entity), 2) : operand(List.of(entity), pick(MODELLED))));
            }
        }
        Shape shape = shape(entity, Freedom.ALL, selects ? random.nextInt(3) : 2);
        List<ModelExpr> shapes =
                selection.stream().map(part -> part.fragment().shape()).toList();
        Object[] selectionValues =
                selection.stream().map(part -> part.fragment().values()).reduce(BoundExpr.NO_VALUES, BoundExpr::join);
        boolean distinct = !selection.isEmpty()
                && shape.meant().includes().isEmpty()
                && chance(3)
                && selection.stream()
                        .map(Part::meant)
                        .toList()
                        .containsAll(
                                shape.meant().order().stream().map(Order::expr).toList());
        Select meant = new Select(
                entity,
                shape.meant().filter(),
                shape.meant().order(),
                shape.meant().includes(),
                shape.meant().extent(),
                selection.stream().map(Part::meant).toList(),
                distinct,
                null,
                terminal);
        return new Both(
                meant,
                values.toArray(),
                shape.clauses().select(terminal, shapes, distinct),
                shape.clauses().values(selectionValues));
    }

    /** A select of whole records, filtered only. */
    public Both filtered() {
        Entity entity = pick(List.copyOf(Models.SCHEMA.entities()));
        Part filter = part(condition(List.of(entity), 3));
        QueryState clauses = QueryState.of(entity)
                .filter(filter.fragment().shape(), filter.fragment().values());
        Select meant = new Select(entity, filter.meant(), List.of(), List.of(), null, List.of(), ResultMode.ALL);
        return new Both(
                meant,
                values.toArray(),
                clauses.select(ResultMode.ALL, List.of()),
                clauses.values(BoundExpr.NO_VALUES));
    }

    /** What a shape may have: a relation to one record is filtered at most, and only if the record may be absent. */
    private record Freedom(boolean filtered, boolean sorted, boolean cut) {
        static final Freedom ALL = new Freedom(true, true, true);

        static Freedom of(Relation relation) {
            return new Freedom(
                    !relation.eager() && (!relation.toOne() || relation.optional()),
                    !relation.toOne(),
                    !relation.eager() && !relation.toOne());
        }
    }

    private Shape shape(Entity entity, Freedom freedom, int includeDepth) {
        List<UnaryOperator<QueryState>> filterCalls = new ArrayList<>();
        List<UnaryOperator<QueryState>> orderCalls = new ArrayList<>();
        List<UnaryOperator<QueryState>> includeCalls = new ArrayList<>();
        List<UnaryOperator<QueryState>> limitCalls = new ArrayList<>();
        List<ModelExpr> filters = new ArrayList<>();
        for (int i = freedom.filtered ? random.nextInt(3) : 0; i > 0; i--) {
            Part filter = part(condition(List.of(entity), 3));
            filters.add(filter.meant());
            filterCalls.add(
                    c -> c.filter(filter.fragment().shape(), filter.fragment().values()));
        }
        List<Order> orders = new ArrayList<>();
        for (int i = freedom.sorted ? random.nextInt(3) : 0; i > 0; i--) {
            ModelExpr expr = chance(5) ? condition(List.of(entity), 1) : operand(List.of(entity), pick(MODELLED));
            order(expr, orders, orderCalls);
        }
        if (freedom.sorted && random.nextBoolean()) {
            entity.key().forEach(field -> order(new FieldRef(Outer.OWN, List.of(), field), orders, orderCalls));
        }
        List<Include> includes = new ArrayList<>();
        if (includeDepth > 0) {
            includes(entity, includeDepth, includes, includeCalls);
        }
        Value.Param offset = null;
        if (freedom.cut && chance(5)) {
            long rows = random.nextInt(3);
            offset = parameter(NUMBER, rows);
            limitCalls.add(c -> c.offset(rows));
        }
        Value.Param limit = null;
        if (freedom.cut && chance(3)) {
            long rows = random.nextInt(4);
            limit = parameter(NUMBER, rows);
            limitCalls.add(c -> c.limit(rows));
        }
        QueryState clauses = QueryState.of(entity);
        List<List<UnaryOperator<QueryState>>> calls =
                new ArrayList<>(List.of(filterCalls, orderCalls, includeCalls, limitCalls));
        calls.removeIf(List::isEmpty);
        while (!calls.isEmpty()) {
            List<UnaryOperator<QueryState>> next = pick(calls);
            clauses = next.remove(0).apply(clauses);
            calls.removeIf(List::isEmpty);
        }
        ModelExpr filter = filters.isEmpty() ? ValueExpr.TRUE : filters.size() == 1 ? filters.get(0) : new And(filters);
        RowRange extent = new RowRange(null, offset, limit);
        return new Shape(
                new Select(entity, filter, orders, includes, extent, List.of(), false, null, ResultMode.ALL), clauses);
    }

    private void order(ModelExpr expr, List<Order> orders, List<UnaryOperator<QueryState>> calls) {
        Part part = part(expr);
        Direction direction = pick(List.of(Direction.values()));
        Boolean nullsFirst = chance(2) ? null : (Boolean) random.nextBoolean();
        orders.add(new Order(part.meant(), direction, nullsFirst));
        calls.add(c -> c.orderBy(
                new Order(part.fragment().shape(), direction, nullsFirst),
                part.fragment().values()));
    }

    private void includes(Entity entity, int depth, List<Include> includes, List<UnaryOperator<QueryState>> calls) {
        List<Relation> relations = new ArrayList<>(entity.relations());
        Collections.shuffle(relations, random);
        for (Relation relation : relations.subList(0, random.nextInt(Math.min(3, relations.size() + 1)))) {
            Entity target = Models.SCHEMA.target(relation);
            if (relation.toOne() && chance(3)) {
                for (Relation behind : target.relations()
                        .subList(0, Math.min(1, target.relations().size()))) {
                    include(List.of(relation), behind, depth, includes, calls);
                }
                target.fields().stream().filter(Field::deferred).forEach(field -> {
                    Include include = new Include.OfField(List.of(relation), field);
                    includes.add(include);
                    calls.add(c -> c.include(include, BoundExpr.NO_VALUES));
                });
            } else {
                include(List.of(), relation, depth, includes, calls);
            }
        }
        entity.fields().stream().filter(Field::deferred).filter(f -> chance(2)).forEach(field -> {
            Include include = new Include.OfField(List.of(), field);
            includes.add(include);
            calls.add(c -> c.include(include, BoundExpr.NO_VALUES));
        });
    }

    private void include(
            List<Relation> steps,
            Relation relation,
            int depth,
            List<Include> includes,
            List<UnaryOperator<QueryState>> calls) {
        Shape shape = shape(Models.SCHEMA.target(relation), Freedom.of(relation), depth - 1);
        includes.add(new Include.OfRelation(steps, relation, shape.meant()));
        Include include =
                new Include.OfRelation(steps, relation, shape.clauses().select(ResultMode.ALL, List.of()));
        calls.add(c -> c.include(include, shape.clauses().values(BoundExpr.NO_VALUES)));
    }

    /** @param scopes the models around, the nearest last */
    private ModelExpr condition(List<Entity> scopes, int depth) {
        int kind = random.nextInt(depth > 0 ? 14 : 7);
        StorageType storage =
                pick(List.of(StorageType.BOOL, StorageType.I64, StorageType.I64, StorageType.TEXT, StorageType.TEXT));
        return switch (kind) {
            case 0, 1 -> new Compare(pick(List.of(CompareOp.values())), operand(scopes, storage), constant(storage));
            case 2 ->
                new Compare(pick(List.of(CompareOp.values())), operand(scopes, storage), operand(scopes, storage));
            case 3 -> new IsNull(operand(scopes, storage));
            case 4 -> chance(3) ? tupleIn(scopes) : new InList(operand(scopes, storage), list(storage));
            case 5 -> relation(scopes);
            case 6 -> textMatch(scopes);
            case 7 -> new And(List.of(condition(scopes, depth - 1), condition(scopes, depth - 1)));
            case 8 -> new Or(List.of(condition(scopes, depth - 1), condition(scopes, depth - 1)));
            case 10, 11 -> inSelect(scopes, depth);
            case 9 -> new Not(condition(scopes, depth - 1));
            default -> quantified(scopes, depth);
        };
    }

    /**
     * About every second subquery is uncorrelated. A subquery with a limit is uncorrelated and has an order of its
     * own.
     */
    private ModelExpr inSelect(List<Entity> scopes, int depth) {
        StorageType storage = pick(List.of(StorageType.I64, StorageType.TEXT));
        ModelExpr operand = operand(scopes, storage);
        Entity entity = pick(List.copyOf(Models.SCHEMA.entities()));
        boolean independent = random.nextBoolean() || !(operand instanceof FieldRef);
        List<Entity> inner = new ArrayList<>(independent ? List.of() : scopes);
        inner.add(entity);
        ModelExpr value;
        if (independent) {
            value = operand(inner, storage);
        } else {
            List<Field> fields = entity.fields().stream()
                    .filter(field -> field.type().storage() == storage)
                    .toList();
            if (fields.isEmpty()) {
                return condition(scopes, depth - 1);
            }
            value = new FieldRef(Outer.OWN, List.of(), pick(fields));
        }
        ModelExpr filter = condition(inner, depth - 1);
        boolean limited = independent && chance(3);
        List<Order> order = new ArrayList<>();
        if (limited) {
            entity.key()
                    .forEach(field -> order.add(new Order(
                            new FieldRef(Outer.OWN, List.of(), field), pick(List.of(Direction.values())), null)));
        }
        Value.Param limit = limited ? parameter(NUMBER, (long) random.nextInt(4)) : null;
        return new InSubquery(
                operand, new Select(entity, filter, order, List.of(), limit, List.of(value), ResultMode.ALL));
    }

    private ModelExpr textMatch(List<Entity> scopes) {
        FunctionDescriptor match = pick(BuiltInFunctions.all().stream()
                .filter(FunctionDescriptor::isPredicate)
                .toList());
        String part = (String) Data.value(StorageType.TEXT, random);
        String pattern = match == BuiltInFunctions.LIKE
                ? pick(List.of("%", "_", "", "!_", "%!%")) + LikePattern.literal(part)
                : part;
        ModelExpr text = operand(scopes, StorageType.TEXT);
        ModelExpr value = new ValueExpr(parameter(Type.of(StorageType.TEXT), pattern));
        return new Call(match, List.of(text, value), IdentityEncoding.of(StorageType.BOOL));
    }

    /** A function with a result of this type that can be evaluated in memory, with any operands. */
    private ModelExpr call(List<Entity> scopes, StorageType storage) {
        FunctionDescriptor function = pick(BuiltInFunctions.all().stream()
                .filter(any -> any.isEvaluable()
                        && !any.isPredicate()
                        && !operands(any, storage).isEmpty())
                .toList());
        List<ModelExpr> operands = new ArrayList<>();
        for (StorageType type : pick(operands(function, storage))) {
            operands.add(operand(scopes, type));
        }
        return new Call(function, operands, IdentityEncoding.of(storage));
    }

    /** The forms of a call whose operands have types that fields have. */
    private static List<List<StorageType>> operands(FunctionDescriptor function, StorageType result) {
        if (DIVISIONS.contains(function)) {
            return List.of();
        }
        return function.types().operands(result).stream()
                .filter(types -> types.stream().allMatch(type -> type == result || OF_FIELDS.contains(type)))
                .toList();
    }

    private ModelExpr relation(List<Entity> scopes) {
        Path path = path(scopes);
        List<Relation> toOne =
                path.entity.relations().stream().filter(Relation::toOne).toList();
        if (toOne.isEmpty()) {
            return ValueExpr.of(random.nextBoolean());
        }
        Relation relation = pick(toOne);
        RelationRef ref = new RelationRef(path.anchor, path.steps, relation);
        if (relation.mayFindNothing() && random.nextBoolean()) {
            return new RelationIsNull(ref);
        }
        List<Value.Param> key = new ArrayList<>();
        for (Field field : Models.SCHEMA.target(relation).key()) {
            key.add(parameter(field.type(), Data.value(field.type().storage(), random)));
        }
        return new RelationEquals(ref, key);
    }

    private ModelExpr quantified(List<Entity> scopes, int depth) {
        Path path = path(scopes);
        List<Relation> relations = path.entity.relations();
        if (relations.isEmpty()) {
            return condition(scopes, depth - 1);
        }
        Relation relation = pick(relations);
        List<Entity> inner = new ArrayList<>(scopes);
        inner.add(Models.SCHEMA.target(relation));
        return new Quantified(
                pick(List.of(Quantifier.values())),
                new RelationRef(path.anchor, path.steps, relation),
                condition(inner, depth - 1));
    }

    private ModelExpr operand(List<Entity> scopes, StorageType storage) {
        if (storage == StorageType.I64 && chance(8)) {
            Optional<ModelExpr> count = count(scopes);
            if (count.isPresent()) {
                return count.get();
            }
        }
        if (chance(8)) {
            return call(scopes, storage);
        }
        for (int attempt = 0; attempt < 20; attempt++) {
            Path path = path(scopes);
            List<Field> fields = path.entity.fields().stream()
                    .filter(field -> field.type().storage() == storage)
                    .toList();
            if (!fields.isEmpty()) {
                FieldRef ref = new FieldRef(path.anchor, path.steps, pick(fields));
                return arithmetic && storage == StorageType.I64 && chance(4) ? computed(ref, scopes) : ref;
            }
        }
        return constant(storage);
    }

    private ModelExpr computed(ModelExpr left, List<Entity> scopes) {
        FunctionDescriptor op = pick(List.of(BuiltInFunctions.PLUS, BuiltInFunctions.MINUS, BuiltInFunctions.TIMES));
        return ModelExpr.Call.of(op, left, chance(2) ? constant(StorageType.I64) : operand(scopes, StorageType.I64));
    }

    /** How many rows of some relation there are. */
    private Optional<ModelExpr> count(List<Entity> scopes) {
        Path path = path(scopes);
        List<Relation> many = path.entity.relations().stream()
                .filter(relation -> relation.kind() == Relation.Kind.HAS_MANY)
                .toList();
        return many.isEmpty()
                ? Optional.empty()
                : Optional.of(new CountRelated(new RelationRef(path.anchor, path.steps, pick(many))));
    }

    private record Path(Outer anchor, List<Relation> steps, Entity entity) {}

    private Path path(List<Entity> scopes) {
        int up = chance(3) ? random.nextInt(scopes.size()) : 0;
        Entity entity = scopes.get(scopes.size() - 1 - up);
        List<Relation> steps = new ArrayList<>();
        while (steps.size() < 3 && random.nextBoolean()) {
            List<Relation> toOne =
                    entity.relations().stream().filter(Relation::toOne).toList();
            if (toOne.isEmpty()) {
                break;
            }
            Relation step = pick(toOne);
            steps.add(step);
            entity = Models.SCHEMA.target(step);
        }
        return new Path(new Outer(up), steps, entity);
    }

    private ModelExpr constant(StorageType storage) {
        return new ValueExpr(parameter(Type.of(storage), Data.value(storage, random)));
    }

    private Value.ListParam list(StorageType storage) {
        Set<Object> elements = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            elements.add(Data.value(storage, random));
        }
        values.add(List.copyOf(elements));
        return new Value.ListParam(values.size() - 1, Type.of(storage));
    }

    /** A row value of the key of a model in scope, or of any operands. */
    private ModelExpr tupleIn(List<Entity> scopes) {
        List<ModelExpr> operands = new ArrayList<>();
        Entity own = scopes.get(scopes.size() - 1);
        if (random.nextBoolean()) {
            own.key().forEach(field -> operands.add(new FieldRef(Outer.OWN, List.of(), field)));
        } else {
            operands.add(operand(scopes, StorageType.I64));
            operands.add(operand(scopes, pick(List.of(StorageType.I64, StorageType.TEXT))));
        }
        int length = 1 + random.nextInt(3);
        List<Value.ListParam> lists = new ArrayList<>();
        for (ModelExpr operand : operands) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                elements.add(Data.value(operand.type().storage(), random));
            }
            values.add(List.copyOf(elements));
            lists.add(new Value.ListParam(values.size() - 1, operand.type().asNonNull()));
        }
        return new RowValueIn(operands, lists);
    }

    private Value.Param parameter(Type.Scalar type, Object value) {
        values.add(value);
        return new Value.Param(values.size() - 1, type);
    }

    private Part part(ModelExpr meant) {
        List<Object> taken = new ArrayList<>();
        ModelExpr shape = unnumbered(meant, taken);
        return new Part(meant, new BoundExpr(shape, taken.toArray()));
    }

    /** The parameters as the API leaves them, and their values from left to right. */
    private ModelExpr unnumbered(ModelExpr expr, List<Object> taken) {
        if (expr instanceof ValueExpr value && value.value() instanceof Value.Param param) {
            return new ValueExpr(unnumbered(param, taken));
        }
        if (expr instanceof InList in) {
            ModelExpr operand = unnumbered(in.operand(), taken);
            taken.add(values.get(in.list().slot()));
            return new InList(operand, Value.ListParam.of(in.list().type()));
        }
        if (expr instanceof RowValueIn in) {
            List<ModelExpr> operands = in.operands().stream()
                    .map(operand -> unnumbered(operand, taken))
                    .toList();
            List<Value.ListParam> lists = new ArrayList<>();
            for (Value.ListParam list : in.lists()) {
                taken.add(values.get(list.slot()));
                lists.add(Value.ListParam.of(list.type()));
            }
            return new RowValueIn(operands, lists);
        }
        if (expr instanceof InSubquery in) {
            ModelExpr operand = unnumbered(in.operand(), taken);
            Select select = in.select();
            return new InSubquery(
                    operand,
                    new Select(
                            select.entity(),
                            unnumbered(select.filter(), taken),
                            select.order(),
                            List.of(),
                            select.limit() == null ? null : unnumbered(select.limit(), taken),
                            List.of(unnumbered(select.selection().get(0), taken)),
                            select.terminal()));
        }
        if (expr instanceof RelationEquals related) {
            return new RelationEquals(
                    related.relation(),
                    related.key().stream()
                            .map(param -> unnumbered(param, taken))
                            .toList());
        }
        return expr.mapChildren(child -> unnumbered(child, taken));
    }

    private Value.Param unnumbered(Value.Param param, List<Object> taken) {
        taken.add(values.get(param.slot()));
        return Value.Param.of(param.type());
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
