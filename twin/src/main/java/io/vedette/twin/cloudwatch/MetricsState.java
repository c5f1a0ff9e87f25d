package io.vedette.twin.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The data points of an account in a Region, by the {@link Metric#key} of their series. */
final class MetricsState {

    static final Duration KEPT = Duration.ofDays(15);

    /** By series, then by second. */
    NavigableMap<String, NavigableMap<Long, Point>> points = new TreeMap<>();

    /** What flows by itself, by series. */
    NavigableMap<String, List<Flow>> flows = new TreeMap<>();

    /** Values of one second, or of a longer while, taken together. */
    record Point(double sum, double count, double least, double most) {

        static Point of(double value) {
            return new Point(value, 1, value, value);
        }

        Point and(Point other) {
            return new Point(
                    sum + other.sum,
                    count + other.count,
                    Math.min(least, other.least),
                    Math.max(most, other.most));
        }

        double statistic(String name) {
            return switch (name) {
                case "Sum" -> sum;
                case "SampleCount" -> count;
                case "Average" -> sum / count;
                case "Minimum" -> least;
                // Percentiles would take every value; the highest stands for them.
                default -> most;
            };
        }
    }

    /**
     * So many values of one a minute, from some time on.
     *
     * @param until null while it flows
     */
    record Flow(double perMinute, Instant since, @Nullable Instant until) {

        boolean open() {
            return until == null;
        }

        double between(Instant from, Instant to) {
            Instant start = since.isAfter(from) ? since : from;
            Instant end = until != null && until.isBefore(to) ? until : to;
            return start.isBefore(end)
                    ? perMinute * Duration.between(start, end).toMillis() / 60_000
                    : 0;
        }
    }

    void add(String series, Instant time, Point point, Instant now) {
        NavigableMap<Long, Point> all = points.computeIfAbsent(series, _ -> new TreeMap<>());
        all.merge(time.getEpochSecond(), point, Point::and);
        all.headMap(now.minus(KEPT).getEpochSecond()).clear();
    }

    /** What arrived after one time and up to another; null where nothing did. */
    @Nullable Point between(String series, Instant from, Instant to) {
        Point all = null;
        NavigableMap<Long, Point> there = points.get(series);
        if (there != null) {
            for (Point point :
                    there.subMap(from.getEpochSecond(), false, to.getEpochSecond(), true)
                            .values()) {
                all = all == null ? point : all.and(point);
            }
        }
        for (Flow flow : flows.getOrDefault(series, List.of())) {
            double values = flow.between(from, to);
            if (values > 0) {
                Point flowed = new Point(values, values, 1, 1);
                all = all == null ? flowed : all.and(flowed);
            }
        }
        return all;
    }

    /** The same of all series whose keys begin so. */
    @Nullable Point betweenAll(String family, Instant from, Instant to) {
        Point all = null;
        for (String series : points.tailMap(family).keySet()) {
            if (!series.startsWith(family)) {
                break;
            }
            Point point = between(series, from, to);
            if (point != null) {
                all = all == null ? point : all.and(point);
            }
        }
        return all;
    }

    void flow(String series, double perMinute, Instant now) {
        List<Flow> all = flows.computeIfAbsent(series, _ -> new ArrayList<>());
        if (all.stream().noneMatch(Flow::open)) {
            all.add(new Flow(perMinute, now, null));
        }
    }

    void ebb(String series, Instant now) {
        List<Flow> all = flows.get(series);
        if (all != null) {
            all.replaceAll(it -> it.open() ? new Flow(it.perMinute(), it.since(), now) : it);
        }
    }
}
