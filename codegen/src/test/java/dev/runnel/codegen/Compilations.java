package dev.runnel.codegen;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** Compiles models with the processor, warnings being errors. */
final class Compilations {
    static final JavaFileObject USER = app("User", """
            @Model
            public record User(
                    @Key @Auto UUID id,
                    String name,
                    @Unique String email,
                    Optional<String> bio,
                    @HasMany Deferred<List<Todo>> todos) {}
            """);

    static final JavaFileObject TODO = app("Todo", """
            @Model
            public record Todo(
                    @Key @Auto UUID id,
                    String title,
                    long points,
                    @Nullable Boolean urgent,
                    Deferred<Optional<String>> body,
                    Instant created,
                    UUID userId,
                    @BelongsTo Deferred<User> user,
                    Optional<UUID> parentId,
                    @BelongsTo Deferred<Optional<Todo>> parent) {}
            """);

    static final JavaFileObject TODO_ROW = app("TodoRow", """
            @Projection
            public record TodoRow(
                    String title,
                    @Column(name = "number") int count,
                    @Nullable Boolean urgent,
                    Optional<UUID> parentId,
                    Kind kind,
                    Label label) {
                public enum Kind { A, B }
                public record Label(String text) {}
            }
            """);

    private Compilations() {}

    /** A file of the package {@code app}, with every import that a model can want. */
    static JavaFileObject app(String name, String declaration) {
        return file("app", name, declaration);
    }

    static JavaFileObject file(String packageName, String name, String declaration) {
        String header = packageName.isEmpty() ? "" : "package " + packageName + ";\n";
        return JavaFileObjects.forSourceString(
                packageName.isEmpty() ? name : packageName + "." + name, header + """
                        import dev.runnel.*;
                        import dev.runnel.model.*;
                        import java.time.Instant;
                        import java.util.*;
                        import org.jspecify.annotations.Nullable;
                        import reactor.core.publisher.*;
                        """ + declaration);
    }

    static Compilation compile(JavaFileObject... files) {
        return compile(Arrays.asList(files));
    }

    static Compilation compile(Iterable<JavaFileObject> files) {
        return Compiler.javac()
                .withProcessors(new ModelProcessor())
                .withOptions("-Xlint:all,-processing,-serial", "-Werror")
                .compile(files);
    }

    /** Compiles a program with the companions of {@link #USER}, {@link #TODO} and {@link #TODO_ROW}. The statement is its method body. */
    static Compilation compileUse(String statement) {
        JavaFileObject use = app(
                "Use",
                "class Use {\n    void use(Db db, User user, Todo todo, UUID id) {\n        " + statement
                        + "\n    }\n}\n");
        return compile(Stream.of(USER, TODO, TODO_ROW, use).toList());
    }

    /** The classes that a compilation gave, able to run. */
    static ClassLoader load(Compilation compilation) {
        return load(compilation, Compilations.class.getClassLoader());
    }

    /** Beside the classes of {@code others}, which they use. */
    static ClassLoader load(Compilation compilation, ClassLoader others) {
        Map<String, JavaFileObject> classes = compilation.generatedFiles().stream()
                .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
                .collect(Collectors.toMap(
                        file -> file.getName()
                                .replaceAll("^/CLASS_OUTPUT/|\\.class$", "")
                                .replace('/', '.'),
                        file -> file));
        return new ClassLoader(others) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                JavaFileObject file = classes.get(name);
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                try (InputStream in = file.openInputStream()) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
    }
}
