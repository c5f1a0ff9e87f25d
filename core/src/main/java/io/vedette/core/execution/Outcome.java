package io.vedette.core.execution;

/** How a resource, or a deployment, ended. */
public sealed interface Outcome {

    /** It is in place, and reads so. */
    record Done() implements Outcome {}

    /** AWS has it and is not ready; a later run looks again. */
    record Waiting(String forWhat) implements Outcome {}

    /** It was not attempted. */
    record Skipped(String why) implements Outcome {}

    /** It was attempted, or could not be read, and is not in place. */
    record Failed(String why) implements Outcome {}

    /** The word for it in output and inventory. */
    default String word() {
        return switch (this) {
            case Done _ -> "done";
            case Waiting _ -> "waiting";
            case Skipped _ -> "skipped";
            case Failed _ -> "failed";
        };
    }

    /** What it waits for, or why it ended so; empty when done. */
    default String reason() {
        return switch (this) {
            case Done _ -> "";
            case Waiting(String forWhat) -> forWhat;
            case Skipped(String why) -> why;
            case Failed(String why) -> why;
        };
    }
}
