package dev.runnel.exec.write;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.error.UnsupportedFeature;
import dev.runnel.exec.plan.Ranges;
import dev.runnel.planner.program.CreateProgram;
import dev.runnel.planner.program.CreateProgram.Computed;
import dev.runnel.planner.program.CreateProgram.Link;
import dev.runnel.planner.program.CreateProgram.Node;
import dev.runnel.schema.Field;
import dev.runnel.schema.Initial;
import dev.runnel.schema.Relation;
import dev.runnel.spi.Capabilities;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.NewRow;
import dev.runnel.stmt.Views;
import dev.runnel.type.Storage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The rows of one execution of a create, by node: made keys, linked to each other, checked. */
final class NewRows {
    private final CreateProgram program;
    private final BiFunction<Field, Initial, @Nullable Object> initials;
    private final List<List<Made>> byNode = new ArrayList<>();

    private NewRows(CreateProgram program, BiFunction<Field, Initial, @Nullable Object> initials) {
        this.program = program;
        this.initials = initials;
    }

    /** A row to be inserted. */
    static final class Made {
        private final NewRow source;
        private final @Nullable Object[] cells;
        private final @Nullable Made parent;
        private @Nullable Object @Nullable [] given;

        private Made(NewRow source, @Nullable Made parent) {
            this.source = source;
            this.cells = source.cells();
            this.parent = parent;
        }

        /** Takes a part of a key from the row around it or from one within, which agrees with what it was given. */
        private void fill(int index, @Nullable Object part, Relation over) {
            Field field = source.entity().fields().get(index);
            boolean made = field.initial() != null && source.cell(field) == NewRow.UNSET;
            Object before = cells[index];
            boolean open = made || before == null || before == NewRow.UNSET || before == Initials.COUNTED;
            if (!open && !before.equals(part)) {
                throw NewRow.conflict(over, field);
            }
            if (isStored(part)) {
                field.checkHeld(part);
            }
            cells[index] = part;
        }

        /** Whether it is known what is stored. */
        private static boolean isStored(@Nullable Object cell) {
            return cell != null && cell != NewRow.UNSET && cell != Initials.COUNTED && !(cell instanceof Fragment);
        }

        /** By column of the table. */
        @Nullable
        Object[] cells() {
            return cells;
        }

        /** Whether an eager relation of it has to be loaded. */
        boolean isIncomplete(Node node) {
            return node.entity().relations().stream()
                    .anyMatch(relation ->
                            relation.eager() && source.nested(relation).isEmpty());
        }

        @Nullable
        Made parent() {
            return parent;
        }

        /** Whether the database counts up its key. */
        boolean isCounted(Node node) {
            return cells[node.entity().key().get(0).index()] == Initials.COUNTED;
        }

        /** Takes the row as the store gave it back. */
        void given(@Nullable Object[] row) {
            given = row;
        }

        @Nullable
        Object @Nullable [] given() {
            return given;
        }
    }

    /**
     * @param initials the storage value of a field that was not set
     * @throws dev.runnel.error.InvalidValue when a value lies outside the range of its column
     * @throws InvalidStatement when required fields or relations were not set
     * @throws UnsupportedFeature when a row lacks that of a required eager has-one
     */
    static NewRows of(
            CreateProgram program,
            List<NewRow> roots,
            Capabilities capabilities,
            BiFunction<Field, Initial, @Nullable Object> initials) {
        NewRows rows = new NewRows(program, initials);
        for (Node node : program.nodes()) {
            rows.byNode.add(rows.flatten(node, roots));
        }
        for (int number : program.order()) {
            rows.link(program.nodes().get(number));
        }
        rows.checkComplete();
        for (Node node : program.nodes()) {
            rows.check(node, capabilities);
            rows.checkEager(node);
        }
        return rows;
    }

    /** Whether they are rows of one table, inserted by one text, and no more than are all written or none. */
    boolean isOneInsert(int most) {
        List<Node> nodes =
                program.nodes().stream().filter(node -> !of(node).isEmpty()).toList();
        if (nodes.size() != 1) {
            return false;
        }
        List<Made> made = of(nodes.get(0));
        long counted = made.stream().filter(row -> row.isCounted(nodes.get(0))).count();
        boolean together = counted == 0
                || counted == made.size() && nodes.get(0).table().columns().size() > 1;
        return made.size() == 1 || together && made.size() <= most;
    }

    List<Made> of(Node node) {
        return byNode.get(node.number());
    }

    /** Takes the keys that the database counted up of the rows of a node, and hands them to the rows that refer to them. */
    void counted(Node node) {
        for (Made row : of(node)) {
            Object[] given = row.given();
            for (Field field : node.entity().key()) {
                if (row.cells[field.index()] == Initials.COUNTED && given != null) {
                    row.cells[field.index()] = given[node.fieldAt().get(field.index())];
                }
            }
        }
        for (Node other : program.nodes()) {
            Link link = other.link().orElse(null);
            if (link != null && (other == node || link.parent() == node.number())) {
                link(other);
            }
        }
    }

    private List<Made> flatten(Node node, List<NewRow> roots) {
        List<Made> made = new ArrayList<>();
        if (node.link().isEmpty()) {
            for (NewRow root : roots) {
                made.add(made(node, root, null));
            }
        } else {
            Link link = node.link().get();
            for (Made parent : byNode.get(link.parent())) {
                for (NewRow nested : parent.source.nested(link.relation())) {
                    made.add(made(node, nested, parent));
                }
            }
        }
        return made;
    }

    private Made made(Node node, NewRow source, @Nullable Made parent) {
        Made made = new Made(source, parent);
        for (Field field : node.entity().fields()) {
            Initial initial = field.initial();
            if (initial != null && made.cells[field.index()] == NewRow.UNSET) {
                Object cell = initials.apply(field, initial);
                made.cells[field.index()] = cell == Initials.COUNTED ? cell : Views.checked(node.entity(), field, cell);
            }
        }
        return made;
    }

    /** In the order of the inserts: what a row refers to is complete. */
    private void link(Node node) {
        if (node.link().isEmpty()) {
            return;
        }
        Link link = node.link().get();
        boolean owned = link.relation().belongsTo();
        for (Made row : of(node)) {
            Made parent = row.parent;
            for (int i = 0; parent != null && i < link.parentFields().size(); i++) {
                int theirs = link.parentFields().get(i);
                int own = link.childFields().get(i);
                if (owned) {
                    parent.fill(theirs, row.cells[own], link.relation());
                } else {
                    row.fill(own, parent.cells[theirs], link.relation());
                }
            }
        }
    }

    /** No read would find a row of a required has-one that was not created with its owner. */
    private void checkEager(Node node) {
        for (Relation relation : node.entity().relations()) {
            boolean required = relation.eager() && relation.kind() == Relation.Kind.HAS_ONE && !relation.optional();
            if (required
                    && of(node).stream()
                            .anyMatch(row -> row.source.nested(relation).isEmpty())) {
                throw new UnsupportedFeature(
                                ErrorCode.EAGER_RELATION_NOT_WRITTEN,
                                "a new row lacks the row of a required eager relation")
                        .with("relation", relation.toString())
                        .hint("create the related row in the same statement, or declare the component as Deferred<…>");
            }
        }
    }

    private void checkComplete() {
        Set<String> missing = new LinkedHashSet<>();
        for (Node node : program.nodes()) {
            for (Made row : of(node)) {
                for (Field field : node.entity().fields()) {
                    if (row.cells[field.index()] == NewRow.UNSET) {
                        row.cells[field.index()] = null;
                        if (!field.type().nullable()) {
                            missing.add(field.toString());
                        }
                    }
                }
                node.entity().relations().stream()
                        .filter(relation -> lacks(node, row, relation))
                        .forEach(relation -> missing.add(relation.toString()));
            }
        }
        if (!missing.isEmpty()) {
            throw new InvalidStatement(ErrorCode.MISSING_FIELD, "a new row lacks required fields")
                    .with("fields", String.join(", ", missing))
                    .hint("set the fields, or the relations whose foreign keys they are");
        }
    }

    /** Whether a required has-one leads to no row that is created here. The columns of a record say nothing of it. */
    private static boolean lacks(Node node, Made row, Relation relation) {
        return relation.kind() == Relation.Kind.HAS_ONE
                && !relation.optional()
                && !row.source.isRecord()
                && row.source.nested(relation).isEmpty()
                && node.link().stream().noneMatch(link -> isOtherSide(link.relation(), relation));
    }

    private static boolean isOtherSide(Relation belongsTo, Relation hasOne) {
        return belongsTo.belongsTo()
                && belongsTo.owner() == hasOne.target()
                && belongsTo.fields().equals(hasOne.references())
                && belongsTo.references().equals(hasOne.fields());
    }

    private static void check(Node node, Field field, Fragment value, Capabilities capabilities) {
        for (Computed computed : node.computed()) {
            if (computed.field().equals(field)) {
                List<Storage> holes =
                        computed.values().get(RowCells.chosen(computed, value)).holes();
                for (int i = 0; i < holes.size(); i++) {
                    Ranges.check(field.toString(), holes.get(i), value.values()[i], capabilities);
                }
            }
        }
    }

    private void check(Node node, Capabilities capabilities) {
        for (Made row : of(node)) {
            for (Field field : node.entity().fields()) {
                Object value = row.cells[field.index()];
                if (value instanceof Fragment computed) {
                    check(node, field, computed, capabilities);
                } else if (value != Initials.COUNTED) {
                    Ranges.check(field.toString(), field.type().storage(), value, capabilities);
                    if (node.entity().isKey(field)) {
                        Ranges.checkKey(field.toString(), value, capabilities);
                    }
                }
            }
        }
    }
}
