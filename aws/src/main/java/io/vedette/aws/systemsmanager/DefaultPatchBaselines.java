package io.vedette.aws.systemsmanager;

import io.vedette.aws.AwsClients;
import io.vedette.aws.systemsmanager.DefaultPatchBaselines.Defaults;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Keeps which patch baselines are the defaults of an account and region
 * (RegisterDefaultPatchBaseline): those that the settings choose, and any at all for every other
 * operating system.
 */
record DefaultPatchBaselines(AwsClients clients) implements SingleResourceKind<Defaults> {

    static final String NAME = "defaults";

    /**
     * What is a default.
     *
     * @param everyOperatingSystem whether each operating system has one
     * @param chosen the names of baselines, by operating system
     */
    record Defaults(boolean everyOperatingSystem, Map<String, String> chosen) {
        Defaults {
            chosen = Collections.unmodifiableMap(new TreeMap<>(chosen));
        }
    }

    @Override
    public String name() {
        return "ssm.default-patch-baselines";
    }

    @Override
    public Reading<Defaults> read(Resource<Defaults> resource) {
        PatchBaselineList there = PatchBaselineList.all(ssm(resource));
        Defaults desired = resource.desired();
        Map<String, String> chosen = new TreeMap<>();
        for (String system : desired.chosen().keySet()) {
            there.defaultOf(system).ifPresent(name -> chosen.put(system, name));
        }
        boolean every = desired.everyOperatingSystem() && there.withoutDefault().isEmpty();
        return new Reading.Present<>(new Defaults(every, chosen));
    }

    @Override
    public Result create(Resource<Defaults> resource) {
        SsmClient ssm = ssm(resource);
        PatchBaselineList there = PatchBaselineList.all(ssm);
        Set<String> missing = new TreeSet<>();
        resource.desired()
                .chosen()
                .forEach((system, name) -> {
                    if (!there.defaultOf(system).equals(Optional.of(name))) {
                        there.id(name)
                                .ifPresentOrElse(id -> register(ssm, id), () -> missing.add(name));
                    }
                });
        if (resource.desired().everyOperatingSystem()) {
            Set<String> open = there.withoutDefault();
            open.removeAll(resource.desired().chosen().keySet());
            open.forEach(system -> there.predefined(system).ifPresent(id -> register(ssm, id)));
        }
        return missing.isEmpty()
                ? Result.done()
                : new Result.Refused("there are no patch baselines named " + missing);
    }

    private static void register(SsmClient ssm, String id) {
        ssm.registerDefaultPatchBaseline(it -> it.baselineId(id));
    }

    @Override
    public Result update(Update<Defaults> update) {
        return create(update.resource());
    }

    /** Gives the operating systems that a default was chosen for AWS's own again. */
    @Override
    public Result delete(Removal<Defaults> removal) {
        SsmClient ssm = ssm(removal.resource());
        PatchBaselineList there = PatchBaselineList.all(ssm);
        for (String system : removal.resource().desired().chosen().keySet()) {
            there.predefined(system).ifPresent(id -> register(ssm, id));
        }
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("ssm:DescribePatchBaselines");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("ssm:RegisterDefaultPatchBaseline");
    }

    private SsmClient ssm(Resource<Defaults> resource) {
        return clients.client(SsmClient.class, resource.target());
    }
}
