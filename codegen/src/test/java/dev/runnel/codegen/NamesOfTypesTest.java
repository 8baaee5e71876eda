package dev.runnel.codegen;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Models, components and their neighbours are called like what generated code uses: that works, or is one error. */
class NamesOfTypesTest {
    private static final String OWNER = """
            @dev.runnel.model.Model
            public record %s(
                    @dev.runnel.model.Key @dev.runnel.model.Auto java.util.UUID id,
                    java.lang.String %s,
                    int size,
                    java.util.Optional<java.lang.Long> count,
                    @dev.runnel.model.HasMany(inverse = "owner") dev.runnel.Deferred<java.util.List<Item>> items) {}
            """;

    private static JavaFileObject file(String name, String declaration) {
        return JavaFileObjects.forSourceString("names." + name, "package names;\n" + declaration);
    }

    private static JavaFileObject itemOf(String owner) {
        return file("Item", """
                @dev.runnel.model.Model
                public record Item(
                        @dev.runnel.model.Key java.util.UUID id,
                        java.util.UUID ownerId,
                        @dev.runnel.model.BelongsTo dev.runnel.Deferred<names.%s> owner,
                        java.lang.String text) {}
                """.formatted(owner));
    }

    @Test
    void ofModels() {
        for (String name : List.of(
                "Fields",
                "Field",
                "Key",
                "Path",
                "Object",
                "String",
                "Override",
                "Integer",
                "Long",
                "Iterable",
                "Record",
                "Update",
                "Provider",
                "OptionalPath",
                "OptionalFields",
                "UpdatableFields",
                "ModelQuery",
                "ColumnMetadata",
                "Model",
                "UUID",
                "List",
                "Optional",
                "Function",
                "Deferred",
                "NameStep")) {
            Compilation compilation = Compilations.compile(file(name, OWNER.formatted(name, "name")), itemOf(name));
            if (!compilation.errors().isEmpty()) {
                assertThat(compilation.errors()).as(name).hasSize(1);
                assertThat(compilation).hadErrorContaining("@Model(companion = ");
            }
        }
    }

    @Test
    void ofNeighbours() {
        for (String name : List.of("String", "Override", "Object", "Long", "Integer", "Optional", "Fields", "Query")) {
            assertThat(Compilations.compile(
                            file(name, "public final class " + name + " {}"),
                            file("Owner", OWNER.formatted("Owner", "name")),
                            itemOf("Owner")))
                    .succeeded();
        }
    }

    @Test
    void ofComponents() {
        for (String name : List.of(
                "fields",
                "key",
                "query",
                "object",
                "string",
                "override",
                "row",
                "ALL",
                "MODEL",
                "Fields",
                "String",
                "exec")) {
            assertThat(Compilations.compile(file("Owner", OWNER.formatted("Owner", name)), itemOf("Owner")))
                    .succeeded();
        }
    }
}
