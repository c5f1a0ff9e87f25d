package io.vedette.twin.firehose;

import io.vedette.twin.World;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the services that write to streams which ones take records. */
public final class StreamDirectory {

    private static final Pattern ARN =
            Pattern.compile("arn:aws:firehose:([a-z0-9-]+):(\\d{12}):deliverystream/(.+)");

    private final World world;

    public StreamDirectory(World world) {
        this.world = world;
    }

    /** Whether there is a stream of the ARN, and it has been created. */
    public boolean isActive(String arn) {
        Matcher parts = ARN.matcher(arn);
        return parts.matches()
                && world.peek(StreamState.class, parts.group(2), parts.group(1))
                        .flatMap(it -> Optional.ofNullable(it.streams().get(parts.group(3))))
                        .filter(stream -> !stream.isGone(world.now()))
                        .filter(stream -> stream.status(world.now()).equals(StoredStream.ACTIVE))
                        .isPresent();
    }
}
