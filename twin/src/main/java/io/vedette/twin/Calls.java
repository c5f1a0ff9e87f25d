package io.vedette.twin;

import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Counts the calls that reached the twin, answered or refused; each page and each retry is a call.
 */
public final class Calls {

    private final ConcurrentMap<Call, LongAdder> counts = new ConcurrentHashMap<>();

    /** What was called, by which account, where. */
    public record Call(String service, String operation, Caller caller) {}

    void count(Call call) {
        LongAdder count = counts.get(call);
        if (count == null) {
            count = counts.computeIfAbsent(call, ignored -> new LongAdder());
        }
        count.increment();
    }

    public long total() {
        return total(call -> true);
    }

    /** The number of calls to an operation, such as {@code ("guardduty", "ListDetectors")}. */
    public long total(String service, String operation) {
        return total(call -> call.service().equals(service) && call.operation().equals(operation));
    }

    public long total(Predicate<Call> which) {
        return counts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    /** The numbers of calls by {@code service:Operation}. */
    public NavigableMap<String, Long> byOperation() {
        NavigableMap<String, Long> totals = new TreeMap<>();
        counts.forEach((call, count) ->
                totals.merge(call.service() + ":" + call.operation(), count.sum(), Long::sum));
        return totals;
    }

    /** What was called at least once. */
    public Set<Call> made() {
        return Set.copyOf(counts.keySet());
    }

    /** Starts counting anew. */
    public void clear() {
        counts.clear();
    }
}
