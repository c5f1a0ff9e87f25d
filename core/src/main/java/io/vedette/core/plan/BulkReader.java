package io.vedette.core.plan;

import io.vedette.core.cloud.CloudFailures;
import io.vedette.core.cloud.Parallel;
import io.vedette.core.cloud.Time;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Change;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads resources, together where one place answers for many, and judges what is to be done.
 *
 * <p>Each place and service is read by a thread of its own, its kinds one after the other, so that
 * kinds of a service can share what they looked up without locking.
 */
public final class BulkReader {

    /** Resources of one kind that are read and changed together. */
    private record Group<S extends Record>(
            ResourceKind<S> kind, Target place, List<Resource<S>> resources) {

        static <S extends Record> Group<S> of(ResourceKind<S> kind, Target place) {
            return new Group<>(kind, place, new ArrayList<>());
        }
    }

    private record KindAtPlace(ResourceKind<?> kind, Target place) {}

    private record ServiceAtPlace(String service, Target place) {}

    private final Parallel parallel;
    private final CloudFailures failures;

    public BulkReader(Time time, CloudFailures failures) {
        this.parallel = new Parallel(time);
        this.failures = failures;
    }

    /**
     * Reads and judges all of these; waits until every answer is there.
     *
     * @return a change for each, in the order given
     */
    public Map<ResourceId, Change<?>> judge(Collection<? extends Resource<?>> resources) {
        Map<ResourceId, Change<?>> judged = new HashMap<>();
        List<List<Group<?>>> reads = List.copyOf(groups(resources).values());
        parallel.map(reads, this::judgeAll).forEach(judged::putAll);
        Map<ResourceId, Change<?>> inOrder = LinkedHashMap.newLinkedHashMap(resources.size());
        for (Resource<?> resource : resources) {
            Change<?> change = judged.get(resource.id());
            inOrder.put(
                    resource.id(),
                    change != null ? change : new Change.Unknown<>("it was not read"));
        }
        return inOrder;
    }

    /** Reads and judges in the calling thread. */
    public Map<ResourceId, Change<?>> judgeHere(Collection<? extends Resource<?>> resources) {
        Map<ResourceId, Change<?>> judged = new HashMap<>();
        groups(resources).values().forEach(groups -> judged.putAll(judgeAll(groups)));
        return judged;
    }

    private Map<ResourceId, Change<?>> judgeAll(List<Group<?>> groups) {
        Map<ResourceId, Change<?>> judged = new HashMap<>();
        groups.forEach(group -> judge(group, judged));
        return judged;
    }

    private static Map<ServiceAtPlace, List<Group<?>>> groups(
            Collection<? extends Resource<?>> resources) {
        Map<KindAtPlace, Group<?>> byKind = new LinkedHashMap<>();
        resources.forEach(resource -> addTo(byKind, resource));
        Map<ServiceAtPlace, List<Group<?>>> byService = new LinkedHashMap<>();
        for (Group<?> group : byKind.values()) {
            String name = group.kind().name();
            String service = name.substring(0, name.indexOf('.'));
            byService
                    .computeIfAbsent(
                            new ServiceAtPlace(service, group.place()), _ -> new ArrayList<>())
                    .add(group);
        }
        return byService;
    }

    private static <S extends Record> void addTo(
            Map<KindAtPlace, Group<?>> groups, Resource<S> resource) {
        Target place = resource.kind().place(resource);
        KindAtPlace key = new KindAtPlace(resource.kind(), place);
        @SuppressWarnings("unchecked") // the key holds the kind, which fixes S
        Group<S> group =
                (Group<S>) groups.computeIfAbsent(key, _ -> Group.of(resource.kind(), place));
        group.resources().add(resource);
    }

    private <S extends Record> void judge(Group<S> group, Map<ResourceId, Change<?>> judged) {
        Map<ResourceId, Reading<S>> readings = readings(group);
        for (Resource<S> resource : group.resources()) {
            Reading<S> reading = readings.getOrDefault(resource.id(), new Reading.Absent<>());
            judged.put(resource.id(), Change.judge(resource, reading));
        }
    }

    private <S extends Record> Map<ResourceId, Reading<S>> readings(Group<S> group) {
        try {
            return group.kind().read(group.place(), group.resources());
        } catch (RuntimeException failure) {
            String why = failures.describe(failure);
            Map<ResourceId, Reading<S>> unavailable = new LinkedHashMap<>();
            group.resources()
                    .forEach(it -> unavailable.put(it.id(), new Reading.Unavailable<>(why)));
            return unavailable;
        }
    }
}
