package io.vedette.core.fake;

import io.vedette.core.cloud.Time;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps things in memory, notes every request, and behaves as badly as it is told to.
 *
 * <p>Things are told apart by name in {@link #conduct}, so that a test names what it means once.
 */
public final class FakeCloud {

    private record Thing(
            @Nullable FakeState before,
            FakeState state,
            Instant shown,
            Instant ready,
            String waitingFor) {}

    private final Time time;
    private final Map<ResourceId, Thing> things = new ConcurrentHashMap<>();
    private final Map<String, Conduct> conducts = new ConcurrentHashMap<>();
    private final Map<ResourceId, FakeState> buried = new ConcurrentHashMap<>();
    private final Map<ResourceId, FakeState> unearthed = new ConcurrentHashMap<>();
    private final Map<String, Integer> failed = new ConcurrentHashMap<>();
    private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Duration latency = Duration.ofMillis(100);

    public FakeCloud(Time time) {
        this.time = time;
    }

    /** A kind whose resources are changed one a request. */
    public FakeKind kind(String name) {
        return kind(name, 1);
    }

    /** A kind whose resources are changed so many a request. */
    public FakeKind kind(String name, int batch) {
        return new FakeKind(this, name, batch, Duration.ofMinutes(5));
    }

    /** Says how the cloud treats the resources of a name from now on. */
    public void conduct(String name, Conduct conduct) {
        conducts.put(name, conduct);
    }

    /** Lets the resources of a name come about from now on. */
    public void behave(String name) {
        conducts.remove(name);
    }

    /** How long each request takes. */
    public void latency(Duration duration) {
        latency = duration;
    }

    /** Puts something there, past the front door. */
    public void put(ResourceId id, String value) {
        things.put(id, new Thing(null, new FakeState(value), Instant.MIN, Instant.MIN, ""));
    }

    /** Puts something there that is at work until a moment. */
    public void putAtWork(ResourceId id, String value, Duration ready, String waitingFor) {
        things.put(
                id,
                new Thing(
                        null,
                        new FakeState(value),
                        Instant.MIN,
                        time.now().plus(ready),
                        waitingFor));
    }

    /** Everything that was asked, in order. */
    public List<FakeRequest> requests() {
        return List.copyOf(requests);
    }

    /** What was asked to be changed, in order, such as {@code create a, b}. */
    public List<String> changes() {
        return requests.stream()
                .filter(request -> !request.operation().equals("read"))
                .map(FakeRequest::line)
                .toList();
    }

    /** What something is now, whether it shows yet or not. */
    public Optional<String> value(ResourceId id) {
        return Optional.ofNullable(things.get(id)).map(thing -> thing.state().value());
    }

    void note(String operation, String kind, Target place, List<Resource<FakeState>> resources) {
        List<String> names = resources.stream().map(Resource::name).toList();
        requests.add(new FakeRequest(operation, kind, place, names, time.now()));
        time.sleep(latency);
    }

    Optional<Reading<FakeState>> read(Resource<FakeState> resource) {
        return switch (conducts.get(resource.name())) {
            case Conduct.BelongToAnother(String why) -> Optional.of(new Reading.OffLimits<>(why));
            case Conduct.FailToRead(RuntimeException failure) -> throw failure;
            case null, default ->
                    Optional.ofNullable(things.get(resource.id())).flatMap(this::read);
        };
    }

    private Optional<Reading<FakeState>> read(Thing thing) {
        if (time.now().isBefore(thing.shown())) {
            return Optional.ofNullable(thing.before()).map(Reading.Present::new);
        }
        return time.now().isBefore(thing.ready())
                ? Optional.of(new Reading.Settling<>(thing.waitingFor()))
                : Optional.of(new Reading.Present<>(thing.state()));
    }

    /** Fails as a whole where one of these is to fail, before anything is changed. */
    void failFirst(List<Resource<FakeState>> resources) {
        for (Resource<FakeState> resource : resources) {
            String name = resource.name();
            switch (conducts.get(name)) {
                case Conduct.Fail(var failure) -> throw unchecked(failure.get());
                case Conduct.FailAtFirst(int times, var failure)
                        when failed.merge(name, 1, Integer::sum) <= times ->
                        throw failure.get();
                case null, default -> {}
            }
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        return switch (failure) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            default -> new IllegalStateException(failure);
        };
    }

    /** Changes one thing; empty where the answer will not speak of it. */
    Optional<Result> write(Resource<FakeState> resource) {
        Instant now = time.now();
        return switch (conducts.get(resource.name())) {
            case Conduct.Refuse(String why) -> Optional.of(new Result.Refused(why));
            case Conduct.Swallow _ -> Optional.of(Result.done());
            case Conduct.Work(Duration working, String waitingFor) -> {
                keep(resource, now, now.plus(working), waitingFor);
                yield Optional.of(new Result.Pending(waitingFor));
            }
            case Conduct.ShowLater(Duration later) -> {
                keep(resource, now.plus(later), now, "");
                yield Optional.of(Result.done());
            }
            case Conduct.Forget _ -> {
                keep(resource, now, now, "");
                yield Optional.empty();
            }
            case Conduct.BringAlong(ResourceId other, String value) -> {
                keep(resource, now, now, "");
                put(other, value);
                yield Optional.of(Result.done());
            }
            case null, default -> {
                keep(resource, now, now, "");
                yield Optional.of(Result.done());
            }
        };
    }

    /** Deletes one thing, and puts back what lay underneath; what is conducted so holds data. */
    Result delete(Removal<FakeState> removal) {
        ResourceId id = removal.resource().id();
        if (conducts.get(id.name()) instanceof Conduct.HoldData && !removal.withData()) {
            return new Result.Left("it holds data");
        }
        things.remove(id);
        removal.underneath().ifPresent(state -> unearthed.put(id, state));
        return Result.done();
    }

    /** What lay underneath a thing and was put back when it was deleted. */
    public Optional<String> unearthed(ResourceId id) {
        return Optional.ofNullable(unearthed.get(id)).map(FakeState::value);
    }

    /** Says what creating a thing will bury. */
    public void bury(ResourceId id, String value) {
        buried.put(id, new FakeState(value));
    }

    Optional<FakeState> underneath(ResourceId id) {
        return Optional.ofNullable(buried.get(id));
    }

    private void keep(
            Resource<FakeState> resource, Instant shown, Instant ready, String waitingFor) {
        things.compute(
                resource.id(),
                (_, before) ->
                        new Thing(
                                before == null ? null : before.state(),
                                resource.desired(),
                                shown,
                                ready,
                                waitingFor));
    }
}
