package io.vedette.twin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;

/**
 * One call as a twin's log gets it.
 *
 * @param error what the call ended with, null when it was answered
 */
public record CallRecord(
        Instant at, Calls.Call call, SdkRequest request, @Nullable RuntimeException error) {}
