package io.vedette.core.fake;

import io.vedette.core.resource.ResourceId;
import java.time.Duration;
import java.util.function.Supplier;

/** How the fake cloud treats one resource that does not simply come about. */
public sealed interface Conduct {

    /** It answers that it will not have this one, and takes the others. */
    record Refuse(String why) implements Conduct {}

    /** The whole request that changes this one fails. */
    record Fail(Supplier<? extends Throwable> failure) implements Conduct {}

    /** The request to change it fails so often, and then works. */
    record FailAtFirst(int times, Supplier<RuntimeException> failure) implements Conduct {}

    /** It accepts, says that it is at work, and is ready later. */
    record Work(Duration time, String waitingFor) implements Conduct {}

    /** It says "done", and shows it later: eventual consistency. */
    record ShowLater(Duration time) implements Conduct {}

    /** It says "done" and does nothing. */
    record Swallow() implements Conduct {}

    /** It does what it is asked for, and leaves it out of its answer. */
    record Forget() implements Conduct {}

    /** Making it makes another thing too. */
    record BringAlong(ResourceId other, String value) implements Conduct {}

    /** It holds data that is not to be lost. */
    record HoldData() implements Conduct {}

    /** It belongs to somebody else. */
    record BelongToAnother(String why) implements Conduct {}

    /** It cannot be read. */
    record FailToRead(RuntimeException failure) implements Conduct {}
}
