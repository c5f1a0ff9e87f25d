package io.vedette.core.inventory;

import io.vedette.core.cloud.Time;
import io.vedette.core.ledger.Ledger;
import io.vedette.core.ledger.PriorState;
import io.vedette.core.resource.ResourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down in memory, or in a file of JSON lines that its owner alone can read, where there is
 * no account to hold the tables. Several processes may use one file.
 */
public final class EmbeddedInventory implements InventoryStore, Inventory, Ledger, Lease {

    private static final String DEPLOYMENT = "deployment#";
    private static final String LOGGING = "logging#";
    private static final String PRIOR = "prior#";
    private static final String LEASE = "lease#apply";

    private final Time time;
    private final Lines lines;

    private EmbeddedInventory(Time time, Lines lines) {
        this.time = time;
        this.lines = lines;
    }

    /** An inventory that is gone when the program ends. */
    public static EmbeddedInventory inMemory(Time time) {
        return new EmbeddedInventory(time, new MemoryLines());
    }

    /** The inventory that a file keeps; the file is made when something is first written. */
    public static EmbeddedInventory in(Path file, Time time) {
        return new EmbeddedInventory(time, new FileLines(file));
    }

    @Override
    public Inventory inventory() {
        return this;
    }

    @Override
    public Ledger ledger() {
        return this;
    }

    @Override
    public Lease lease() {
        return this;
    }

    @Override
    public void write(Collection<InventoryItem> items) {
        Map<String, @Nullable ObjectNode> changes = new HashMap<>();
        items.forEach(
                item -> changes.put(DEPLOYMENT + item.deploymentKey(), InventoryJson.write(item)));
        lines.change(_ -> changes);
    }

    @Override
    public List<InventoryItem> items(InventoryQuery query) {
        return all(DEPLOYMENT, InventoryItem.class).stream()
                .filter(query::matches)
                .sorted(Comparator.comparing(InventoryItem::deploymentKey))
                .toList();
    }

    @Override
    public void remove(Collection<String> deploymentKeys) {
        lines.change(_ -> removed(deploymentKeys.stream().map(DEPLOYMENT::concat).toList()));
    }

    @Override
    public void writeLogSources(Collection<LoggingConfigurationItem> items) {
        Map<String, @Nullable ObjectNode> changes = new HashMap<>();
        items.forEach(item -> changes.put(LOGGING + item.loggingKey(), InventoryJson.write(item)));
        lines.change(_ -> changes);
    }

    @Override
    public List<LoggingConfigurationItem> logSources(InventoryQuery query) {
        return all(LOGGING, LoggingConfigurationItem.class).stream()
                .filter(query::matches)
                .sorted(Comparator.comparing(LoggingConfigurationItem::loggingKey))
                .toList();
    }

    @Override
    public void removeLogSources(Collection<String> loggingKeys) {
        lines.change(_ -> removed(loggingKeys.stream().map(LOGGING::concat).toList()));
    }

    @Override
    public Map<ResourceId, PriorState> all() {
        Map<ResourceId, PriorState> states = new HashMap<>();
        all(PRIOR, PriorState.class).forEach(state -> states.put(state.id(), state));
        return states;
    }

    @Override
    public Set<ResourceId> remember(Collection<PriorState> states) {
        Set<ResourceId> remembered = new HashSet<>();
        lines.change(there -> {
            Map<String, @Nullable ObjectNode> changes = new HashMap<>();
            for (PriorState state : states) {
                String key = PRIOR + InventoryJson.key(state.id());
                if (!there.containsKey(key) && remembered.add(state.id())) {
                    changes.put(key, InventoryJson.write(state));
                }
            }
            return changes;
        });
        return remembered;
    }

    @Override
    public void forget(Collection<ResourceId> ids) {
        lines.change(_ -> removed(ids.stream().map(id -> PRIOR + InventoryJson.key(id)).toList()));
    }

    @Override
    public Optional<Holder> take(Claim claim, Duration ttl) {
        Instant now = time.now();
        List<Holder> inTheWay = new ArrayList<>();
        lines.change(there -> {
            Optional<Holder> holder = holder(there);
            boolean own = holder.filter(it -> it.run().equals(claim.run())).isPresent();
            if (!own && holder.filter(it -> !it.expired(now)).isPresent()) {
                inTheWay.add(holder.get());
                return Map.of();
            }
            return held(claim, now, now.plus(ttl));
        });
        return inTheWay.stream().findFirst();
    }

    @Override
    public boolean renew(Claim claim, Duration ttl) {
        Instant expires = time.now().plus(ttl);
        return lines.change(there ->
                holder(there)
                        .filter(it -> it.run().equals(claim.run()))
                        .map(it -> held(claim, it.since(), expires))
                        .orElse(Map.of()));
    }

    @Override
    public void release(Claim claim) {
        lines.change(there ->
                holder(there)
                        .filter(it -> it.run().equals(claim.run()))
                        .map(_ -> removed(List.of(LEASE)))
                        .orElse(Map.of()));
    }

    @Override
    public Optional<Holder> holder() {
        return holder(lines.read()).filter(it -> !it.expired(time.now()));
    }

    private static Optional<Holder> holder(Map<String, ObjectNode> there) {
        return Optional.ofNullable(there.get(LEASE))
                .map(json -> InventoryJson.read(json, Holder.class));
    }

    private static Map<String, @Nullable ObjectNode> held(
            Claim claim, Instant since, Instant expires) {
        Holder holder = new Holder(claim.who(), claim.host(), claim.run(), since, expires);
        return Map.of(LEASE, InventoryJson.write(holder));
    }

    private static Map<String, @Nullable ObjectNode> removed(List<String> keys) {
        Map<String, @Nullable ObjectNode> changes = new HashMap<>();
        keys.forEach(key -> changes.put(key, null));
        return changes;
    }

    private <R extends Record> List<R> all(String prefix, Class<R> type) {
        List<R> found = new ArrayList<>();
        lines.read()
                .forEach((key, json) -> {
                    if (key.startsWith(prefix)) {
                        found.add(InventoryJson.read(json, type));
                    }
                });
        return found;
    }
}
