package io.vedette.twin;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;

/**
 * A simulated AWS organization behind the SDK's client interfaces.
 *
 * <pre>{@code
 * try (Twin twin = Twin.of(TwinServices.all()).clock(TwinClock.simulated(start)).open(file)) {
 *     GuardDutyClient guardDuty = twin.client(GuardDutyClient.class, "111111111111", "us-east-1");
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads; calls are answered one at a time.
 */
public final class Twin implements AutoCloseable {

    private final World world;
    private final Map<Class<?>, TwinService> services;
    private final Calls calls = new Calls();
    private final Gate gate;
    private final @Nullable StateFile file;

    Twin(World world, List<TwinService> services, TwinBuilder builder, @Nullable StateFile file) {
        this.world = world;
        this.services =
                services.stream()
                        .collect(Collectors.toUnmodifiableMap(TwinService::client, s -> s));
        this.gate = new Gate(world, calls, builder);
        this.file = file;
    }

    /** Starts describing a twin of the given services. */
    public static TwinBuilder of(List<TwinService> services) {
        return new TwinBuilder(services);
    }

    /** A client of the service that calls as the account, in the region. */
    public <C extends SdkClient> C client(Class<C> type, String account, String region) {
        return type.cast(proxy(type, account, region, gate));
    }

    /**
     * A client for describing what was there before anybody looked: its calls are checked like all
     * others, but neither counted nor delayed nor hit by faults.
     */
    public <C extends SdkClient> C settingUp(Class<C> type, String account, String region) {
        return type.cast(proxy(type, account, region, gate.quiet()));
    }

    public List<TwinService> services() {
        return List.copyOf(services.values());
    }

    public Calls calls() {
        return calls;
    }

    /** Whether nothing has been put into the twin yet. */
    public boolean isEmpty() {
        return !inspect(World::organization).accounts().iterator().hasNext();
    }

    /** Reads the world while no call is at work on it. */
    public <T> T inspect(Function<World, T> question) {
        return world.exclusively(() -> question.apply(world));
    }

    /** Changes the world as no call could, and saves the change like a call's. */
    public void change(Consumer<World> change) {
        changing(() -> {
            change.accept(world);
            return true;
        });
    }

    /** The whole state as a file would hold it, as JSON by the name of the cell. */
    public SortedMap<String, String> saved() {
        return world.exclusively(() -> {
            world.cells().settle(world.now());
            return world.cells().all();
        });
    }

    /** Writes the file compactly, where there is one; the twin must not be called any more. */
    @Override
    public void close() {
        if (file == null) {
            return;
        }
        world.exclusively(() -> {
            world.saveTime();
            file.compact(world.cells().all());
            file.close();
            return true;
        });
    }

    <T extends @Nullable Object> T reading(Supplier<T> work) {
        return world.exclusively(work);
    }

    <T extends @Nullable Object> T changing(Supplier<T> work) {
        StateFile file = this.file;
        return file == null ? world.exclusively(work) : world.exclusively(() -> saving(work, file));
    }

    private <T extends @Nullable Object> T saving(Supplier<T> work, StateFile file) {
        Cells cells = world.cells();
        cells.startRecording();
        try {
            return work.get();
        } finally {
            // A refused call may have changed something before it was refused.
            world.saveTime();
            SortedMap<String, String> changed = cells.stopRecording();
            if (!changed.isEmpty()) {
                file.append(changed);
            }
            if (file.wantsCompaction()) {
                file.compact(cells.all());
            }
        }
    }

    private Object proxy(Class<?> type, String account, String region, Gate gate) {
        TwinService service = services.get(type);
        if (service == null) {
            throw new UnsupportedOperationException(
                    "the twin does not simulate " + type.getSimpleName());
        }
        Caller caller = new Caller(account, service.global() ? AwsRegions.GLOBAL : region);
        SdkClient implementation = service.clientFor(world, caller);
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                new CallHandler(this, gate, service, caller, implementation));
    }
}
