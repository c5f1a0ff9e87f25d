package io.vedette.aws.ec2;

import io.vedette.aws.AwsClients;
import io.vedette.aws.Managed;
import io.vedette.aws.ec2.FlowLogKind.Settings;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/** Creates, replaces and deletes flow logs of an account in a region, many in one call. */
final class FlowLogChanges {

    private static final String EXISTS = "FlowLogAlreadyExists";
    private static final String LOG_GROUP = ":log-group:";

    private static final TagSpecification TAGS =
            TagSpecification.builder()
                    .resourceType(ResourceType.VPC_FLOW_LOG)
                    .tags(Tag.builder().key(Managed.TAG).value(Managed.VALUE).build())
                    .build();

    private final AwsClients clients;
    private final Target place;
    private final Ec2Client ec2;
    private final FlowLogDeletion deletion;

    FlowLogChanges(AwsClients clients, Target place) {
        this.clients = clients;
        this.place = place;
        this.ec2 = clients.client(Ec2Client.class, place);
        this.deletion = new FlowLogDeletion(clients, place);
    }

    Map<ResourceId, Result> create(List<Resource<Settings>> absent) {
        Map<Settings, List<Resource<Settings>>> alike = new LinkedHashMap<>();
        absent.forEach(
                it -> alike.computeIfAbsent(it.desired().itself(), _ -> new ArrayList<>()).add(it));
        Map<ResourceId, Result> results = new HashMap<>();
        alike.values().forEach(group -> results.putAll(createAlike(group)));
        return results;
    }

    private Map<ResourceId, Result> createAlike(List<Resource<Settings>> group) {
        try {
            return createAtOnce(group);
        } catch (Ec2Exception e) {
            if (e.awsErrorDetails() == null || !EXISTS.equals(e.awsErrorDetails().errorCode())) {
                throw e;
            }
            return createMissing(group);
        }
    }

    /**
     * EC2 creates none where one is there, and does not say which. One of ours that is otherwise
     * can be in the way too; then there is no other way than to delete it first.
     */
    private Map<ResourceId, Result> createMissing(List<Resource<Settings>> group) {
        Map<String, List<FlowLog>> there = list(group);
        Map<ResourceId, Result> results = new HashMap<>();
        List<Resource<Settings>> missing = new ArrayList<>();
        List<FlowLog> inTheWay = new ArrayList<>();
        for (Resource<Settings> resource : group) {
            FlowLogReading reading = reading(resource, there);
            if (reading.asDesired().isPresent()) {
                results.put(resource.id(), Result.done());
            } else {
                missing.add(resource);
                inTheWay.addAll(reading.ours());
            }
        }
        deletion.delete(inTheWay);
        if (!missing.isEmpty()) {
            results.putAll(createAtOnce(missing));
        }
        return results;
    }

    private Map<ResourceId, Result> createAtOnce(List<Resource<Settings>> group) {
        Map<String, UnsuccessfulItem> unsuccessful = new HashMap<>();
        ec2.createFlowLogs(request(group))
                .unsuccessful()
                .forEach(item -> unsuccessful.put(item.resourceId(), item));
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<Settings> resource : group) {
            UnsuccessfulItem item = unsuccessful.get(FlowLogKind.vpc(resource));
            results.put(
                    resource.id(),
                    item == null || EXISTS.equals(item.error().code())
                            ? Result.done()
                            : refused(item));
        }
        return results;
    }

    private static Result refused(UnsuccessfulItem item) {
        return new Result.Refused(
                "CreateFlowLogs answered %s: %s"
                        .formatted(item.error().code(), item.error().message()));
    }

    private static CreateFlowLogsRequest request(List<Resource<Settings>> group) {
        Settings desired = group.getFirst().desired();
        CreateFlowLogsRequest.Builder request =
                CreateFlowLogsRequest.builder()
                        .resourceType(FlowLogsResourceType.VPC)
                        .resourceIds(group.stream().map(FlowLogKind::vpc).toList())
                        .trafficType(desired.traffic())
                        .logDestinationType(desired.type())
                        .logFormat(desired.format())
                        .maxAggregationInterval(desired.aggregationSeconds())
                        .deliverLogsPermissionArn(desired.role())
                        .tagSpecifications(TAGS);
        if (!desired.toBucket()) {
            String arn = desired.destination();
            return request.logGroupName(arn.substring(arn.indexOf(LOG_GROUP) + LOG_GROUP.length()))
                    .build();
        }
        return request.logDestination(desired.destination())
                .destinationOptions(options ->
                        options.fileFormat("plain-text")
                                .hiveCompatiblePartitions(desired.hivePrefixes())
                                .perHourPartition(desired.hourlyPartitions()))
                .build();
    }

    /** Creates what is to be before it deletes what is not, so that no traffic is missed. */
    Map<ResourceId, Result> update(List<Update<Settings>> differing) {
        Map<ResourceId, Result> results = new HashMap<>();
        List<Resource<Settings>> replaced = new ArrayList<>();
        for (Update<Settings> update : differing) {
            Resource<Settings> resource = update.resource();
            if (!update.before().itself().equals(resource.desired().itself())) {
                replaced.add(resource);
            } else {
                results.put(resource.id(), kept(update));
            }
        }
        results.putAll(create(replaced));
        List<Resource<Settings>> there =
                differing.stream()
                        .map(Update::resource)
                        .filter(it -> !(results.get(it.id()) instanceof Result.Refused))
                        .toList();
        deleteOthers(there);
        return results;
    }

    private static Result kept(Update<Settings> update) {
        return update.touches("deliveryError")
                ? new Result.Pending(
                        "logs to arrive again at " + update.resource().desired().destination())
                : Result.done();
    }

    /** Leaves one that is as desired; where none can be seen yet, all. */
    private void deleteOthers(List<Resource<Settings>> resources) {
        Map<String, List<FlowLog>> there = list(resources);
        List<FlowLog> others = new ArrayList<>();
        for (Resource<Settings> resource : resources) {
            FlowLogReading reading = reading(resource, there);
            Optional<FlowLog> kept = reading.asDesired();
            reading.ours().stream()
                    .filter(log -> kept.isPresent() && !log.equals(kept.get()))
                    .forEach(others::add);
        }
        deletion.delete(others);
    }

    Map<ResourceId, Result> delete(List<Removal<Settings>> made) {
        List<Resource<Settings>> resources = made.stream().map(Removal::resource).toList();
        Map<String, List<FlowLog>> there = list(resources);
        List<FlowLog> ours = new ArrayList<>();
        resources.forEach(it -> ours.addAll(reading(it, there).ours()));
        Map<String, String> refused = new HashMap<>();
        deletion.delete(ours)
                .forEach(item -> refused.put(item.resourceId(), item.error().message()));
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<Settings> resource : resources) {
            Optional<String> why =
                    reading(resource, there).ours().stream()
                            .filter(log -> refused.containsKey(log.flowLogId()))
                            .map(log -> log.flowLogId() + ": " + refused.get(log.flowLogId()))
                            .findFirst();
            results.put(
                    resource.id(), why.<Result>map(Result.Refused::new).orElseGet(Result::done));
        }
        return results;
    }

    private Map<String, List<FlowLog>> list(List<Resource<Settings>> resources) {
        return resources.isEmpty()
                ? Map.of()
                : new FlowLogList(clients)
                        .of(place, resources.stream().map(FlowLogKind::vpc).toList());
    }

    private FlowLogReading reading(Resource<Settings> resource, Map<String, List<FlowLog>> byVpc) {
        return FlowLogReading.of(place, resource, byVpc);
    }
}
