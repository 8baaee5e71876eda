package dev.runnel.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.runnel.codegen.model.Absence;
import dev.runnel.codegen.model.Component;
import dev.runnel.codegen.model.JavaType;
import dev.runnel.codegen.model.Link;
import dev.runnel.codegen.model.Scalar;
import dev.runnel.codegen.model.Stored;
import java.util.ArrayList;
import java.util.List;
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
                .addParameter(int.class, "at")
                .addParameter(Api.LOADS, "loads")
                .addStatement("return new $T($L)", companion.type(), arguments())
                .build();
    }

    private CodeBlock arguments() {
        List<CodeBlock> arguments = new ArrayList<>();
        int next = 0;
        for (Component component : companion.model().components()) {
            Optional<Link> link = companion.link(component);
            if (link.isPresent()) {
                arguments.add(relation(link.get()));
            } else if (component instanceof Stored field) {
                arguments.add(field.deferred() ? deferred(field) : column(field, position(next++)));
            }
        }
        return arguments.stream()
                .map(argument -> CodeBlock.of("\n$L", argument))
                .collect(CodeBlock.joining(","));
    }

    private static String position(int offset) {
        return offset == 0 ? "at" : "at + " + offset;
    }

    private CodeBlock deferred(Stored field) {
        String cell = "loads.field(" + companion.stored().indexOf(field) + ")";
        return CodeBlock.of(
                "$L < 0\n$>$>? $L\n: $T.column($L)$<$<",
                cell,
                companion.unloadedConstant(field),
                Api.DEFERRED,
                column(field, cell));
    }

    private CodeBlock relation(Link link) {
        String cell = "loads.relation(" + link.index() + ")";
        if (!link.related().deferred()) {
            return CodeBlock.of("$T.eager(row, $L)", Api.LOADED, cell);
        }
        return CodeBlock.of("$T.relation(row, $L, $L)", Api.LOADED, cell, companion.unloadedConstant(link.related()));
    }

    private CodeBlock column(Stored field, String cell) {
        CodeBlock read = CodeBlock.of("row.$L$L($L)", getter(field.scalar()), field.nullable() ? "OrNull" : "", cell);
        CodeBlock value = field.type() instanceof JavaType.Carrier
                ? read
                : CodeBlock.of(
                        "$T.<$T>$L($L, $L)",
                        Api.LOADED,
                        Types.boxed(field),
                        field.nullable() ? "valueOrNull" : "value",
                        companion.constant(field),
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
