package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.runnel.codegen.model.AliasComponent;
import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.Nullability;
import dev.runnel.codegen.model.ResolvedRelation;
import dev.runnel.codegen.model.StorageTypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Emits {@code decode}, which decodes a row to a record. */
final class DecoderEmitter {
    private final Companion companion;

    DecoderEmitter(Companion companion) {
        this.companion = companion;
    }

    MethodSpec emit() {
        return MethodSpec.methodBuilder("decode")
                .addModifiers(Modifier.STATIC)
                .returns(companion.type())
                .addParameter(ApiTypes.ROW, "row")
                .addParameter(int.class, "offset")
                .addParameter(ApiTypes.DECODE_LAYOUT, "layout")
                .addStatement("return new $T($L)", companion.type(), arguments())
                .build();
    }

    /** Emits {@code decode} of a projection, whose row consists of its columns. */
    MethodSpec emitProjection() {
        List<ColumnComponent> columns = companion.stored();
        CodeBlock arguments = IntStream.range(0, columns.size())
                .mapToObj(i -> column(columns.get(i), companion.constant(columns.get(i)), Integer.toString(i)))
                .map(argument -> CodeBlock.of("\n$L", argument))
                .collect(CodeBlock.joining(","));
        return MethodSpec.methodBuilder("decode")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(companion.type())
                .addParameter(ApiTypes.ROW, "row")
                .addStatement("return new $T($L)", companion.type(), arguments)
                .build();
    }

    /** Emits {@code read} of a projection, whose row consists of the selected values. */
    MethodSpec emitSelected() {
        List<ColumnComponent> columns = companion.stored();
        CodeBlock arguments = IntStream.range(0, columns.size())
                .mapToObj(i -> CodeBlock.of("\n$L", selected(columns.get(i), i)))
                .collect(CodeBlock.joining(","));
        return MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(companion.type())
                .addParameter(ApiTypes.PROJECTION_READERS, "values")
                .addParameter(ApiTypes.ROW, "row")
                .addStatement("return new $T($L)", companion.type(), arguments)
                .build();
    }

    private static CodeBlock selected(ColumnComponent field, int index) {
        CodeBlock value = CodeBlock.of("values.<$T>read(row, $L)", TypeNames.selected(field), index);
        return field.absence() == Nullability.NULLABLE ? CodeBlock.of("$L.orElse(null)", value) : value;
    }

    private CodeBlock arguments() {
        Map<String, String> positions = positions();
        List<CodeBlock> arguments = new ArrayList<>();
        for (Component component : companion.model().components()) {
            Optional<ResolvedRelation> link = companion.link(component);
            if (link.isPresent()) {
                arguments.add(relation(link.get()));
            } else if (component instanceof ColumnComponent field) {
                arguments.add(
                        field.deferred()
                                ? deferred(field)
                                : column(field, companion.constant(field), positions.get(field.name())));
            } else if (component instanceof AliasComponent view && positions.containsKey(view.of())) {
                arguments.add(column(view.as(), companion.constant(view), positions.get(view.of())));
            }
        }
        return arguments.stream()
                .map(argument -> CodeBlock.of("\n$L", argument))
                .collect(CodeBlock.joining(","));
    }

    /** The positions of the columns that every read has, by component name. */
    private Map<String, String> positions() {
        Map<String, String> positions = new HashMap<>();
        for (ColumnComponent field : companion.stored()) {
            if (!field.deferred()) {
                positions.put(field.name(), positions.isEmpty() ? "offset" : "offset + " + positions.size());
            }
        }
        return positions;
    }

    private CodeBlock deferred(ColumnComponent field) {
        String constant = companion.constant(field);
        return CodeBlock.of("$L.deferred(layout, cell -> $L)", constant, column(field, constant, "cell"));
    }

    private CodeBlock relation(ResolvedRelation link) {
        return CodeBlock.of(
                "$L.$L(row, layout)",
                companion.constant(link.related()),
                link.related().deferred() ? "deferred" : "eager");
    }

    private static CodeBlock column(ColumnComponent field, String constant, String cell) {
        CodeBlock read = CodeBlock.of("row.$L$L($L)", getter(field.scalar()), field.nullable() ? "OrNull" : "", cell);
        CodeBlock value = field.type() instanceof JavaType.Carrier
                ? read
                : CodeBlock.of(
                        "$L.<$T>$L($L)",
                        constant,
                        TypeNames.boxed(field),
                        field.nullable() ? "valueOrNull" : "value",
                        read);
        return field.absence() == Nullability.OPTIONAL
                ? CodeBlock.of("$T.ofNullable($L)", Optional.class, value)
                : value;
    }

    private static String getter(StorageTypeName scalar) {
        return switch (scalar) {
            case BOOL -> "getBoolean";
            case I16 -> "getShort";
            case I32 -> "getInt";
            case I64 -> "getLong";
            case F32 -> "getFloat";
            case F64 -> "getDouble";
            case DECIMAL -> "getDecimal";
            case TEXT -> "getString";
            case BYTES -> "getBytes";
            case UUID -> "getUuid";
            case DATE -> "getDate";
            case TIME -> "getTime";
            case DATETIME -> "getDateTime";
            case INSTANT -> "getInstant";
        };
    }
}
