package dev.runnel.codegen.check;

import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.Models;
import dev.runnel.codegen.model.Problem;
import dev.runnel.codegen.model.Problem.Code;
import dev.runnel.codegen.model.Related;
import dev.runnel.codegen.model.Stored;
import java.util.List;
import java.util.stream.Stream;

/** The foreign key on the other side of a has-one relation is unique. */
final class HasOneIsUnique implements Check {
    @Override
    public List<Problem> problems(Model model, Models models) {
        return model.relations().stream()
                .filter(relation -> relation.kind() == Related.Kind.HAS_ONE)
                .flatMap(relation ->
                        models.target(relation).stream().flatMap(target -> problem(model, relation, target)))
                .toList();
    }

    private static Stream<Problem> problem(Model model, Related relation, Model target) {
        List<Related> inverses = Models.inverses(model, relation, target);
        if (inverses.size() != 1) {
            return Stream.empty();
        }
        List<String> names = Models.foreignKey(inverses.get(0), model);
        List<Stored> fields =
                names.stream().flatMap(name -> target.stored(name).stream()).toList();
        if (fields.size() != names.size() || Uniqueness.of(target, fields)) {
            return Stream.empty();
        }
        return Stream.of(new Problem(
                Code.NOT_UNIQUE,
                relation.origin(),
                model.name() + "." + relation.name() + " leads to one " + target.name() + ", but its key "
                        + Uniqueness.names(target, fields) + " may be of several rows",
                Uniqueness.advice(fields) + ", or make the relation @HasMany"));
    }
}
