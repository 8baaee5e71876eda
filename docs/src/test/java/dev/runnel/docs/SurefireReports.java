package dev.runnel.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tests of another module left behind. */
final class SurefireReports {
    private static final Pattern CASE =
            Pattern.compile("<testcase name=\"(\\w+)[^\"]*\"[^>]*?(/>|>(.*?)</testcase>)", Pattern.DOTALL);
    private static final Pattern NOT_PASSED = Pattern.compile("<(failure|error|skipped)");

    private SurefireReports() {}

    /** The tests of a class that passed, as {@code Class.method}; none if it did not run. */
    static Set<String> passed(Path module, String testClass) throws IOException {
        return methods(module, testClass).stream()
                .map(method -> testClass + "." + method)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The methods that passed of classes whose simple names match; none if they did not run. */
    static Set<String> methods(Path module, String classes) throws IOException {
        Path reports = module.resolve("target/surefire-reports");
        if (!Files.isDirectory(reports)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(reports)) {
            List<Path> ofClasses = files.filter(
                            file -> file.getFileName().toString().matches("TEST-(.*\\.)?" + classes + "\\.xml"))
                    .toList();
            StringBuilder text = new StringBuilder();
            for (Path file : ofClasses) {
                text.append(Files.readString(file));
            }
            return CASE.matcher(text)
                    .results()
                    .filter(found -> found.group(3) == null
                            || !NOT_PASSED.matcher(found.group(3)).find())
                    .map(found -> found.group(1))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
