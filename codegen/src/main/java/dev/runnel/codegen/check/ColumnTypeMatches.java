package dev.runnel.codegen.check;

import dev.runnel.codegen.model.ColumnComponent;
import dev.runnel.codegen.model.Model;
import dev.runnel.codegen.model.ModelDiagnostic;
import dev.runnel.codegen.model.ModelDiagnostic.Code;
import dev.runnel.codegen.model.Models;
import java.util.List;
import java.util.Optional;

/** Reports a {@code @Column(type = …)} that is no known type or cannot store the values of the component. */
final class ColumnTypeMatches implements Check {
    @Override
    public List<ModelDiagnostic> problems(Model model, Models models) {
        return model.stored().stream()
                .filter(field -> !field.named().type().isEmpty())
                .flatMap(field -> problem(model, field).stream())
                .toList();
    }

    private static Optional<ModelDiagnostic> problem(Model model, ColumnComponent field) {
        String path = model.name() + "." + field.name();
        if (field.columnType().isEmpty()) {
            return Optional.of(new ModelDiagnostic(
                    Code.COLUMN_TYPE,
                    field.origin(),
                    path + " names an unknown column type",
                    "use text, varchar(length), blob, binary(length), numeric, numeric(precision, scale), i8, i16, i32, i64, u8, u16,"
                            + " u32, u64, int(bytes), uint(bytes), float4, float8, boolean, date, time(digits),"
                            + " datetime(digits), timestamp(digits), json, jsonb, enum, enum(name), or sql(…) with the"
                            + " database's own name of a type"));
        }
        if (!field.columnType().get().isFor(field.type())) {
            return Optional.of(new ModelDiagnostic(
                    Code.COLUMN_TYPE,
                    field.origin(),
                    path + " names a column type that cannot store its values",
                    "use varchar and text for texts, enums, UUIDs, decimals and times, blob and binary for bytes and UUIDs,"
                            + " numeric for BigDecimal, float4 and float8 for float and double, timestamp for Instant and OffsetDateTime,"
                            + " datetime for LocalDateTime, json and jsonb for @Json, enum for enums without codes,"
                            + " an int or uint for whole numbers, and u64 for @Unsigned long"));
        }
        return Optional.empty();
    }
}
