package io.vedette.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the repository's own files from whatever directory the tests run in. */
final class Repository {

    private Repository() {}

    static Path file(String name) {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null && !Files.exists(directory.resolve("ARCHITECTURE.md"))) {
            directory = directory.getParent();
        }
        if (directory == null) {
            throw new IllegalStateException("the tests do not run inside the repository");
        }
        return directory.resolve(name);
    }
}
