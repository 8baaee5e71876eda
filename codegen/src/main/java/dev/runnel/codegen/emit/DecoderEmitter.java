package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.runnel.codegen.model.Absence;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Scalar;
import dev.runnel.codegen.model.Stored;
import dev.runnel.codegen.model.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** {@code decode}: a row of columns becomes a record. */
final class DecoderEmitter {
    private final Companion companion;

    DecoderEmitter(Companion companion) {
        this.companion = companion;
    }

    MethodSpec emit() {
        return MethodSpec.methodBuilder("decode")
                .addModifiers(Modifier.STATIC)
                .returns(companion.type())
                .addParameter(Api.ROW, "row")
                .addParameter(int.class, "offset")
                .addParameter(Api.LOADS, "layout")
                .addStatement("return new $T($L)", companion.type(), arguments())
                .build();
    }

    private CodeBlock arguments() {
        Map<String, String> positions = positions();
        List<CodeBlock> arguments = new ArrayList<>();
        for (Component component : companion.model().components()) {
            Optional<Link> link = companion.link(component);
            if (link.isPresent()) {
                arguments.add(relation(link.get()));
            } else if (component instanceof Stored field) {
                arguments.add(
                        field.deferred()
                                ? deferred(field)
                                : column(field, companion.constant(field), positions.get(field.name())));
            } else if (component instanceof View view && positions.containsKey(view.of())) {
                arguments.add(column(view.as(), companion.constant(view), positions.get(view.of())));
            }
        }
        return arguments.stream()
                .map(argument -> CodeBlock.of("\n$L", argument))
                .collect(CodeBlock.joining(","));
    }

    /** Where the columns lie that every read has, by name. */
    private Map<String, String> positions() {
        Map<String, String> positions = new HashMap<>();
        for (Stored field : companion.stored()) {
            if (!field.deferred()) {
                positions.put(field.name(), positions.isEmpty() ? "offset" : "offset + " + positions.size());
            }
        }
        return positions;
    }

    private CodeBlock deferred(Stored field) {
        String constant = companion.constant(field);
        return CodeBlock.of("$L.deferred(layout, cell -> $L)", constant, column(field, constant, "cell"));
    }

    private CodeBlock relation(Link link) {
        return CodeBlock.of(
                "$L.$L(row, layout)",
                companion.constant(link.related()),
                link.related().deferred() ? "deferred" : "eager");
    }

    private static CodeBlock column(Stored field, String constant, String cell) {
        CodeBlock read = CodeBlock.of("row.$L$L($L)", getter(field.scalar()), field.nullable() ? "OrNull" : "", cell);
        CodeBlock value = field.type() instanceof JavaType.Carrier
                ? read
                : CodeBlock.of(
                        "$L.<$T>$L($L)",
                        constant,
                        Types.boxed(field),
                        field.nullable() ? "valueOrNull" : "value",
                        read);
        return field.absence() == Absence.OPTIONAL ? CodeBlock.of("$T.ofNullable($L)", Optional.class, value) : value;
    }

    private static String getter(Scalar scalar) {
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
