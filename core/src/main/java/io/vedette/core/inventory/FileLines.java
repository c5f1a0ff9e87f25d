package io.vedette.core.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines in a file that its owner alone can read; of several lines for a key the last one counts.
 * Whoever reads or changes locks the file, so that processes take turns, and reads what others have
 * added since. A line that a crash cut short is as if it had never been.
 */
final class FileLines implements Lines {

    private static final String KEY = "key";
    private static final String VALUE = "value";

    private final Path file;
    private final Map<String, ObjectNode> lines = new HashMap<>();
    private long known;

    FileLines(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public synchronized Map<String, ObjectNode> read() {
        return Files.exists(file) ? locked(channel -> Map.copyOf(lines)) : Map.of();
    }

    @Override
    public synchronized boolean change(
            Function<Map<String, ObjectNode>, Map<String, @Nullable ObjectNode>> decision) {
        return locked(channel -> {
            Map<String, @Nullable ObjectNode> changes = decision.apply(lines);
            if (!changes.isEmpty()) {
                append(channel, changes);
                MemoryLines.put(lines, changes);
            }
            return !changes.isEmpty();
        });
    }

    private interface Work<T> {
        T on(FileChannel channel) throws IOException;
    }

    private <T> T locked(Work<T> work) {
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            try (FileChannel channel =
                    FileChannel.open(
                            file,
                            Set.of(CREATE, READ, WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")))) {
                lock(channel);
                catchUp(channel);
                return work.on(channel);
            }
        } catch (IOException e) {
            throw new VedetteException(
                    ErrorCode.FILE,
                    "cannot use the inventory %s: %s".formatted(file, e.getMessage()),
                    "give a directory that can be written with --state-dir",
                    e);
        }
    }

    /** Java refuses a lock that this process has already, where it waits for other processes. */
    private static void lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                channel.lock();
                return;
            } catch (OverlappingFileLockException another) {
                Thread.onSpinWait();
            }
        }
    }

    private void catchUp(FileChannel channel) throws IOException {
        if (channel.size() == known) {
            return;
        }
        ByteBuffer added = ByteBuffer.allocate(Math.toIntExact(channel.size() - known));
        channel.position(known);
        while (added.hasRemaining() && channel.read(added) >= 0) {
            // reads on
        }
        byte[] bytes = added.array();
        int start = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                take(new String(bytes, start, end - start, UTF_8));
                start = end + 1;
            }
        }
        known += start;
    }

    private void take(String text) {
        JsonNode line;
        try {
            line = InventoryJson.parse(text);
        } catch (JacksonException | ClassCastException e) {
            throw new VedetteException(
                    ErrorCode.FILE,
                    "%s is not an inventory: a line is not a JSON object".formatted(file),
                    "move the file away to begin a new inventory",
                    e);
        }
        String key = line.path(KEY).asString("");
        if (line.path(VALUE) instanceof ObjectNode value) {
            lines.put(key, value);
        } else {
            lines.remove(key);
        }
    }

    private void append(FileChannel channel, Map<String, @Nullable ObjectNode> changes)
            throws IOException {
        StringBuilder text = new StringBuilder();
        changes.forEach((key, value) -> {
            ObjectNode line = InventoryJson.object().put(KEY, key);
            if (value != null) {
                line.set(VALUE, value);
            }
            text.append(InventoryJson.line(line));
        });
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
        channel.truncate(known);
        channel.position(known);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        known = channel.position();
    }
}
