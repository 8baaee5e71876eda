package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The constants: a field or relation each, and the entity that they make up. */
final class MetadataEmitter {
    private final Companion companion;

    MetadataEmitter(Companion companion) {
        this.companion = companion;
    }

    List<FieldSpec> emit() {
        List<FieldSpec> constants = new ArrayList<>();
        List<Stored> stored = companion.stored();
        for (int i = 0; i < stored.size(); i++) {
            constants.add(constant(Api.FIELD, companion.constant(stored.get(i)), field(stored.get(i), i)));
        }
        for (Link link : companion.links()) {
            constants.add(constant(Api.RELATION, companion.constant(link.related()), relation(link)));
        }
        constants.add(constant(Api.ENTITY, "ENTITY", entity()));
        stored.stream().filter(Stored::deferred).map(this::unloaded).forEach(constants::add);
        companion.links().stream()
                .filter(link -> link.related().deferred())
                .map(this::unloaded)
                .forEach(constants::add);
        return constants;
    }

    private CodeBlock field(Stored field, int index) {
        return CodeBlock.of(
                "new $T($T.class,$W$S,$W$S,$W$L,$W$T.$L($T.$L),$W$L,$W$L)",
                Api.FIELD,
                companion.type(),
                field.name(),
                field.column(),
                index,
                Api.TYPE,
                field.nullable() ? "optional" : "of",
                Api.STORAGE,
                field.scalar(),
                field.deferred(),
                field.auto());
    }

    private CodeBlock relation(Link link) {
        return CodeBlock.builder()
                .add("new $T(\n$>$>", Api.RELATION)
                .add("$T.class, $S, $L, ", companion.type(), link.name(), link.index())
                .add("$T.$L, ", Api.KIND, link.related().kind())
                .add("$T.class,\n", link.target().type())
                .add("$L, $L, ", names(link.fields()), names(link.references()))
                .add("$L, $L)$<$<", link.optional(), !link.related().deferred())
                .build();
    }

    private CodeBlock entity() {
        return CodeBlock.builder()
                .add("new $T(", Api.ENTITY)
                .add("$>$>\n$T.class,\n$S", companion.type(), companion.model().table())
                .add(",\n$L", fields(companion.stored()))
                .add(
                        ",\n$L",
                        list(companion.links().stream()
                                .map(link -> CodeBlock.of("$L", companion.constant(link.related())))))
                .add(",\n$L", fields(companion.key()))
                .add(",\n$L", list(uniques().stream().map(this::fields)))
                .add(",\n$L)$<$<", list(indexes().stream().map(this::fields)))
                .build();
    }

    private List<List<Stored>> uniques() {
        return companion.stored().stream().filter(Stored::unique).map(List::of).toList();
    }

    /** Foreign keys and what is annotated, each once, without what is found by the key or a unique set anyway. */
    private List<List<Stored>> indexes() {
        List<List<Stored>> found = uniques();
        return Stream.concat(
                        companion.links().stream().filter(Link::belongsTo).map(Link::fields),
                        companion.stored().stream().filter(Stored::index).map(List::of))
                .distinct()
                .filter(fields -> !fields.equals(companion.key()) && !found.contains(fields))
                .toList();
    }

    private FieldSpec unloaded(Stored field) {
        return unloaded(Types.deferred(field), companion.unloadedConstant(field), field.name(), false);
    }

    private FieldSpec unloaded(Link link) {
        return unloaded(Types.held(link), companion.unloadedConstant(link.related()), link.name(), true);
    }

    private FieldSpec unloaded(TypeName deferred, String constant, String component, boolean relation) {
        return constant(
                Types.of(Api.DEFERRED, deferred),
                constant,
                CodeBlock.of(
                        "$T.unloaded($S, $L)", Api.DEFERRED, companion.model().name() + "." + component, relation));
    }

    private CodeBlock fields(List<Stored> fields) {
        return list(fields.stream().map(field -> CodeBlock.of("$L", companion.constant(field))));
    }

    private static CodeBlock names(List<Stored> fields) {
        return list(fields.stream().map(field -> CodeBlock.of("$S", field.name())));
    }

    private static CodeBlock list(Stream<CodeBlock> elements) {
        return CodeBlock.of("$T.of($L)", List.class, elements.collect(CodeBlock.joining(",$W")));
    }

    private static FieldSpec constant(TypeName type, String name, CodeBlock value) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }
}
