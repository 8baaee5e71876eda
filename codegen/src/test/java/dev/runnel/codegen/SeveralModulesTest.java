package dev.runnel.codegen;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.runnel.codegen.Compilations.TODO;
import static dev.runnel.codegen.Compilations.USER;
import static dev.runnel.codegen.Compilations.app;
import static dev.runnel.codegen.Compilations.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.runnel.companion.ModelProvider;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.Row;
import dev.runnel.stmt.InsertRow;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that lead to models of another compilation: another module, another jar, or the rest of this one. */
class SeveralModulesTest {
    private static final JavaFileObject OWNER = file("base", "Owner", """
            @Model
            public record Owner(@Key String city, @Key long number, String name, @Nullable String nick) {}
            """);

    private static final JavaFileObject PET = app("Pet", """
            @Model
            public record Pet(
                    @Key @Auto UUID id,
                    String name,
                    String city,
                    long ownerNumber,
                    @BelongsTo(fields = {"city", "ownerNumber"}) Deferred<base.Owner> owner) {}
            """);

    @TempDir
    private Path jar;

    private static Compiler compiler() {
        return Compiler.javac().withOptions("-Xlint:all,-processing,-serial", "-Werror");
    }

    /** Compiles, and puts the classes where {@link #on} finds them. */
    private void ship(Compiler compiler, JavaFileObject... files) throws IOException {
        Compilation compilation = compiler.compile(files);
        assertThat(compilation).succeeded();
        for (JavaFileObject generated : compilation.generatedFiles()) {
            if (generated.getKind() == JavaFileObject.Kind.CLASS) {
                Path target = jar.resolve(generated.getName().replaceFirst("^/CLASS_OUTPUT/", ""));
                Files.createDirectories(target.getParent());
                try (InputStream in = generated.openInputStream()) {
                    Files.copy(in, target);
                }
            }
        }
    }

    /** Compiles with the processor, and with what was shipped on the class path. */
    private Compilation on(JavaFileObject... files) {
        List<File> path =
                new ArrayList<>(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(File::new)
                        .toList());
        path.add(jar.toFile());
        return compiler()
                .withProcessors(new ModelProcessor())
                .withClasspath(path)
                .compile(files);
    }

    @Test
    void aRelationLeadsToAModelOfAnotherJar() throws IOException {
        ship(compiler().withProcessors(new ModelProcessor()), OWNER);
        JavaFileObject use = app("Use", """
                class Use {
                    void use(Db db, base.Owner owner) {
                        Pets.filter(p -> p.owner().name().eq("Ann").and(p.owner().eq(owner)))
                                .include(p -> p.owner())
                                .all(db);
                        Pets.filter(p -> p.owner().key().in(List.of(new base.Owners.Key("Oslo", 7))));
                        Pets.create().name("Rex").owner(owner).exec(db);
                        Pets.create().name("Rex").owner(base.Owners.create().city("Oslo").number(7).name("Ann"));
                    }
                }
                """);
        assertThat(on(PET, use)).succeeded();
    }

    /** Of which there is a class file alone: as a key, a foreign key, required and optional, and a nullable column. */
    @Test
    void aNewtypeOfAnotherJar() throws Exception {
        ship(
                compiler(),
                file("base", "OwnerId", "public record OwnerId(UUID value) {}"),
                file("base", "Nick", "public record Nick(String text) {}"),
                file("base", "Serial", "public record Serial(long number) {}"));
        Compilation compilation = on(app("Owner", """
                        @Model
                        public record Owner(
                                @Key @Auto base.OwnerId id,
                                base.@Nullable Nick nick,
                                Optional<base.Nick> other,
                                @HasMany(inverse = "owner") Deferred<List<Cat>> cats) {}
                        """), app("Cat", """
                        @Model
                        public record Cat(
                                @Key base.Serial number,
                                base.OwnerId ownerId,
                                @BelongsTo Deferred<Owner> owner,
                                Optional<base.OwnerId> sitterId,
                                @BelongsTo Deferred<Optional<Owner>> sitter) {}
                        """), app("Use", """
                        public class Use {
                            public static Object row(UUID id) {
                                Owner owner = new Owner(new base.OwnerId(id), null, Optional.empty(), Deferred.unloaded());
                                return ((List<?>) dev.runnel.companion.StatementParts.requests(
                                        Cats.create().number(new base.Serial(7)).owner(owner)).get(0).values()[0]).get(0);
                            }

                            public static Object values(UUID id) {
                                base.OwnerId owner = new base.OwnerId(id);
                                return dev.runnel.companion.StatementParts.requests(Cats.filter(c -> c.ownerId().eq(owner)
                                                .and(c.number().in(List.of(new base.Serial(7))))
                                                .and(c.sitterId().isNull())
                                                .and(c.owner().nick().eq(new base.Nick("Al")))))
                                        .get(0)
                                        .values();
                            }
                        }
                        """));
        assertThat(compilation).succeeded();

        UUID id = new UUID(1, 2);
        try (URLClassLoader others =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            ClassLoader classes = Compilations.load(compilation, others);
            Class<?> use = classes.loadClass("app.Use");
            assertThat(((InsertRow) use.getMethod("row", UUID.class).invoke(null, id)).values())
                    .startsWith(7L, id);
            assertThat((Object[]) use.getMethod("values", UUID.class).invoke(null, id))
                    .containsExactly(id, List.of(7L), "Al");

            Row owner = index -> new Object[] {id, null, "Al"}[index];
            assertThat(provider(classes, "Owners").decoder().decode(owner, 0, DecodeLayout.none(3, 1)))
                    .hasToString(
                            "Owner[id=OwnerId[value=" + id + "], nick=null, other=Optional[Nick[text=Al]], cats=?]");
            Row cat = index -> new Object[] {7L, id, id}[index];
            assertThat(provider(classes, "Cats").decoder().decode(cat, 0, DecodeLayout.none(3, 2)))
                    .hasToString("Cat[number=Serial[number=7], ownerId=OwnerId[value=" + id
                            + "], owner=?, sitterId=Optional[OwnerId[value=" + id + "]], sitter=?]");
        }
    }

    private static ModelProvider provider(ClassLoader classes, String companion) throws ReflectiveOperationException {
        return (ModelProvider) classes.loadClass("app." + companion + "$Provider")
                .getConstructor()
                .newInstance();
    }

    @Test
    void aModelThatWasCompiledWithoutTheProcessor() throws IOException {
        ship(compiler().withOptions("-proc:none"), OWNER);
        Compilation compilation = on(PET);
        assertThat(compilation)
                .hadErrorContaining("[UnknownReference] Pet.owner refers to base.Owner, which was compiled without a"
                        + " companion: compile its module with the processor of Runnel")
                .inFile(PET)
                .onLineContaining("Deferred<base.Owner> owner");
    }

    @Test
    void aCompanionOfAnotherVersion() throws IOException {
        JavaFileObject companion = file("base", "Owners", """
                public class Owners {
                    public static class Provider {
                        public static final String COMPANION = "0 nick";
                    }
                }
                """);
        ship(compiler().withOptions("-proc:none"), OWNER, companion);
        assertThat(on(PET))
                .hadErrorContaining(
                        "[UnknownReference] Pet.owner refers to base.Owner, whose companion was generated for"
                                + " another version of Runnel")
                .inFile(PET);
    }

    /** As an IDE compiles what was changed alone: nothing of the other model is lost, not even {@code @Nullable}. */
    @Test
    void aModelThatIsCompiledAgainWithoutTheOthers() throws IOException {
        ship(compiler().withProcessors(new ModelProcessor()), USER, TODO);
        assertThat(companion(on(USER), "Users")).isEqualTo(companion(Compilations.compile(USER, TODO), "Users"));
        assertThat(companion(on(TODO), "Todos")).isEqualTo(companion(Compilations.compile(USER, TODO), "Todos"));
    }

    private static String companion(Compilation compilation, String name) throws IOException {
        assertThat(compilation).succeeded();
        JavaFileObject source = compilation.generatedSourceFile("app." + name).orElseThrow();
        return new String(source.openInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
