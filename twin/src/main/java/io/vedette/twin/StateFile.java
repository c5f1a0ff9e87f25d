package io.vedette.twin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * Keeps a twin in a file of JSON lines, one cell a line; of several lines for a cell the last one
 * counts.
 *
 * <p>The cells that one call changed are one batch: every line of it but the last says {@code
 * "more":true}. A batch that a crash cut short is as if it had never been, and its call was never
 * answered.
 */
final class StateFile implements Closeable {

    private static final long SMALLEST_WORTH_COMPACTING = 32L << 20;

    private final Path file;
    private final Path lockFile;
    private final FileChannel lock;
    private FileChannel channel;
    private long compactSize;

    private StateFile(Path file, Path lockFile, FileChannel lock, FileChannel channel) {
        this.file = file;
        this.lockFile = lockFile;
        this.lock = lock;
        this.channel = channel;
    }

    /** Opens or creates the file, for its owner only; refuses a file that another twin has open. */
    static StateFile open(Path path) {
        Path file = path.toAbsolutePath();
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel lock = channel(lockFile, CREATE, WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new IllegalStateException(path + " is open in another twin");
            }
            return new StateFile(file, lockFile, lock, channel(file, CREATE, READ, WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the twin " + path, e);
        }
    }

    /** Reads the cells, and cuts off what a crash left unfinished. */
    Map<String, JsonNode> load() {
        try {
            byte[] bytes = Files.readAllBytes(file);
            StateLines lines = StateLines.read(file, bytes);
            channel.truncate(lines.length());
            channel.position(lines.length());
            compactSize = lines.length();
            return lines.cells();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the twin " + file, e);
        }
    }

    /** Adds one batch; when this returns, a killed process no longer loses it. */
    void append(SortedMap<String, String> cells) {
        try {
            write(channel, StateLines.batch(cells));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the twin " + file, e);
        }
    }

    /** Whether most of the file is by now lines that later lines replaced. */
    boolean wantsCompaction() {
        try {
            long size = channel.position();
            return size > SMALLEST_WORTH_COMPACTING && size > 4 * compactSize;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the twin " + file, e);
        }
    }

    /** Replaces the file by one line a cell, sorted. */
    void compact(SortedMap<String, String> cells) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            FileChannel compacted = channel(next, CREATE, READ, WRITE);
            write(compacted, StateLines.lines(cells));
            compacted.force(true);
            Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
            channel.close();
            channel = compacted;
            compactSize = compacted.position();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the twin " + file, e);
        }
    }

    boolean isOpen() {
        return lock.isOpen();
    }

    @Override
    public void close() {
        try (lock) {
            channel.close();
            Files.deleteIfExists(lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the twin " + file, e);
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static FileChannel channel(Path file, OpenOption... options) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        FileAttribute<?>[] ownerOnly =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        return FileChannel.open(file, Set.of(options), ownerOnly);
    }
}
