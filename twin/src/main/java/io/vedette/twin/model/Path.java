package io.vedette.twin.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/**
 * Where a value sits in a request. A chain rather than a text: nearly every request is valid, and
 * then the text is never needed.
 */
record Path(@Nullable Path parent, String step, MarshallLocation location) {

    static Path member(String name, MarshallLocation location) {
        return new Path(null, name, location);
    }

    Path then(String nextStep) {
        return new Path(this, nextStep, location);
    }

    /** The path as AWS prints it: members in lower camel case, list positions counted from one. */
    @Override
    public String toString() {
        String shown =
                step.isEmpty()
                        ? step
                        : step.substring(0, 1).toLowerCase(Locale.ROOT) + step.substring(1);
        return parent == null ? shown : parent + "." + shown;
    }
}
