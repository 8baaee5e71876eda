package acme;

import dev.runnel.driver.r2dbc.DatabaseProvider;
import dev.runnel.driver.r2dbc.R2dbcDriverProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The classes of {@code acme.database} and their service file in a jar, with a class loader of its own. */
final class ProviderJar {
    private static final String PACKAGE = "acme.database.";
    private static final String FOLDER = "acme/database/";

    /** Finds the databases of the jar. */
    static final R2dbcDriverProvider DRIVERS = load();

    private ProviderJar() {}

    private static R2dbcDriverProvider load() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(new Loader(written().toUri().toURL(), before));
            return new R2dbcDriverProvider();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Path written() throws IOException {
        Path jar = Files.createTempFile("acme", ".jar");
        jar.toFile().deleteOnExit();
        Path classes = Path.of("target", "test-classes", FOLDER);
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                DirectoryStream<Path> compiled = Files.newDirectoryStream(classes, "*.class")) {
            for (Path each : compiled) {
                add(zip, FOLDER + each.getFileName(), Files.readAllBytes(each));
            }
            String services = PACKAGE + "VariantOfH2\n" + PACKAGE + "ServerOfPostgres\n";
            add(
                    zip,
                    "META-INF/services/" + DatabaseProvider.class.getName(),
                    services.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** Has the classes of the package from the jar, and all others from its parent. */
    private static final class Loader extends URLClassLoader {
        Loader(URL jar, ClassLoader parent) {
            super(new URL[] {jar}, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
