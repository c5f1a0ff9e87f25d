package io.vedette.core.execution;

import io.vedette.core.ErrorCode;
import io.vedette.core.VedetteException;
import io.vedette.core.resource.ResourceId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journal in a file of JSON lines, readable by its owner only; every entry is on disk before
 * {@link #write} returns. Entries written at the same time share one {@code fsync}.
 */
public final class FileJournal implements Journal, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final FileChannel channel;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock syncing = new ReentrantLock();
    private long written;
    private volatile long synced;

    private FileJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the journal of a run, {@code DIRECTORY/RUN.jsonl}.
     *
     * @throws VedetteException where the file cannot be made
     */
    public static FileJournal open(Path directory, String run) {
        Path file = directory.resolve(run + ".jsonl");
        try {
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            FileChannel channel =
                    FileChannel.open(
                            file,
                            Set.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.APPEND),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            return new FileJournal(file, channel);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void write(Entry entry) {
        byte[] line =
                (JSON.writeValueAsString(json(entry)) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            long position = append(line);
            sync(position);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private long append(byte[] line) throws IOException {
        writing.lock();
        try {
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            written += line.length;
            return written;
        } finally {
            writing.unlock();
        }
    }

    private void sync(long position) throws IOException {
        syncing.lock();
        try {
            if (synced >= position) {
                return;
            }
            long upTo = writtenSoFar();
            channel.force(false);
            synced = upTo;
        } finally {
            syncing.unlock();
        }
    }

    private long writtenSoFar() {
        writing.lock();
        try {
            return written;
        } finally {
            writing.unlock();
        }
    }

    private static ObjectNode json(Entry entry) {
        ObjectNode json = JSON.createObjectNode();
        json.put("at", entry.at().toString());
        json.put("run", entry.run());
        json.put("event", entry.event().name().toLowerCase(Locale.ROOT));
        ResourceId resource = entry.resource();
        if (resource != null) {
            json.put("resource", resource.kind());
            json.put("account", resource.target().account().value());
            json.put("region", resource.target().region().code());
            json.put("name", resource.name());
        }
        if (entry.detail() != null) {
            json.put("detail", entry.detail());
        }
        return json;
    }

    private static VedetteException unwritable(Path file, IOException cause) {
        return new VedetteException(
                ErrorCode.FILE,
                "cannot write the journal %s: %s".formatted(file, reason(cause)),
                "give a directory that can be written with --state-dir",
                cause);
    }

    /** Some of Java's exceptions say what happened in their names only. */
    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return message != null ? message : cause.getClass().getSimpleName();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }
}
