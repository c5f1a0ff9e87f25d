package io.vedette.twin.eventbridge;

import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Archive;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListArchivesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.TagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.TagResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateArchiveResponse;

/**
 * The operations of EventBridge that the twin simulates, written from its user guide and API
 * reference. Partner buses, connections, endpoints and replays are not among them; what AWS
 * services publish, like what callers put, is delivered by {@link EventDelivery}.
 */
public final class TwinEventBridge implements EventBridgeClient {

    private final Ground ground;
    private final Buses buses;
    private final Rules rules;
    private final Archives archives;
    private final EventTags tags;
    private final PutEvents puts;

    public TwinEventBridge(World world, Caller caller) {
        ground = new Ground(world, caller);
        buses = new Buses(ground);
        rules = new Rules(ground, buses);
        archives = new Archives(ground, buses);
        tags = new EventTags(ground, buses);
        puts = new PutEvents(world, caller, buses);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateEventBusResponse createEventBus(CreateEventBusRequest request) {
        return CreateEventBusResponse.builder().eventBusArn(buses.create(request)).build();
    }

    @Override
    public DescribeEventBusResponse describeEventBus(DescribeEventBusRequest request) {
        return buses.describe(Buses.name(request.name()));
    }

    @Override
    public ListEventBusesResponse listEventBuses(ListEventBusesRequest request) {
        Page<String> page =
                ground.page(
                        buses.names(request.namePrefix()), request.nextToken(), request.limit());
        return ListEventBusesResponse.builder()
                .eventBuses(page.items().stream().map(this::shown).toList())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DeleteEventBusResponse deleteEventBus(DeleteEventBusRequest request) {
        buses.delete(request.name());
        return DeleteEventBusResponse.builder().build();
    }

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
        List<PutEventsResultEntry> entries = request.entries().stream().map(puts::take).toList();
        return PutEventsResponse.builder()
                .entries(entries)
                .failedEntryCount(
                        (int) entries.stream().filter(it -> it.errorCode() != null).count())
                .build();
    }

    @Override
    public PutPermissionResponse putPermission(PutPermissionRequest request) {
        buses.permit(request);
        return PutPermissionResponse.builder().build();
    }

    @Override
    public RemovePermissionResponse removePermission(RemovePermissionRequest request) {
        buses.forbid(request);
        return RemovePermissionResponse.builder().build();
    }

    @Override
    public PutRuleResponse putRule(PutRuleRequest request) {
        return PutRuleResponse.builder().ruleArn(rules.put(request)).build();
    }

    @Override
    public DescribeRuleResponse describeRule(DescribeRuleRequest request) {
        return rules.describe(request.eventBusName(), request.name());
    }

    @Override
    public ListRulesResponse listRules(ListRulesRequest request) {
        Page<SavedRule> page =
                ground.page(
                        rules.list(request.eventBusName(), request.namePrefix()),
                        request.nextToken(),
                        request.limit());
        return ListRulesResponse.builder()
                .rules(page.items().stream().map(this::shown).toList())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public EnableRuleResponse enableRule(EnableRuleRequest request) {
        rules.set(request.eventBusName(), request.name(), SavedRule.ENABLED);
        return EnableRuleResponse.builder().build();
    }

    @Override
    public DisableRuleResponse disableRule(DisableRuleRequest request) {
        rules.set(request.eventBusName(), request.name(), SavedRule.DISABLED);
        return DisableRuleResponse.builder().build();
    }

    @Override
    public DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
        rules.delete(request.eventBusName(), request.name(), request.force());
        return DeleteRuleResponse.builder().build();
    }

    @Override
    public PutTargetsResponse putTargets(PutTargetsRequest request) {
        rules.putTargets(request.eventBusName(), request.rule(), request.targets());
        return PutTargetsResponse.builder().failedEntryCount(0).build();
    }

    @Override
    public ListTargetsByRuleResponse listTargetsByRule(ListTargetsByRuleRequest request) {
        Page<Target> page =
                ground.page(
                        rules.targets(request.eventBusName(), request.rule()),
                        request.nextToken(),
                        request.limit());
        return ListTargetsByRuleResponse.builder()
                .targets(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public RemoveTargetsResponse removeTargets(RemoveTargetsRequest request) {
        rules.removeTargets(request.eventBusName(), request.rule(), request.ids(), request.force());
        return RemoveTargetsResponse.builder().failedEntryCount(0).build();
    }

    @Override
    public CreateArchiveResponse createArchive(CreateArchiveRequest request) {
        SavedArchive archive = archives.create(request);
        return CreateArchiveResponse.builder()
                .archiveArn(ground.arn("archive/" + archive.name()))
                .state(archive.state(ground.now()))
                .creationTime(archive.created())
                .build();
    }

    @Override
    public DescribeArchiveResponse describeArchive(DescribeArchiveRequest request) {
        return archives.describe(request.archiveName());
    }

    @Override
    public UpdateArchiveResponse updateArchive(UpdateArchiveRequest request) {
        SavedArchive archive = archives.update(request);
        return UpdateArchiveResponse.builder()
                .archiveArn(ground.arn("archive/" + archive.name()))
                .state(archive.state(ground.now()))
                .creationTime(archive.created())
                .build();
    }

    @Override
    public ListArchivesResponse listArchives(ListArchivesRequest request) {
        Page<SavedArchive> page =
                ground.page(
                        archives.list(
                                request.namePrefix(),
                                request.eventSourceArn(),
                                request.stateAsString()),
                        request.nextToken(),
                        request.limit());
        return ListArchivesResponse.builder()
                .archives(page.items().stream().map(this::shown).toList())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DeleteArchiveResponse deleteArchive(DeleteArchiveRequest request) {
        archives.delete(request.archiveName());
        return DeleteArchiveResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder().tags(tags.list(request.resourceARN())).build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        tags.put(request.resourceARN(), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        tags.remove(request.resourceARN(), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    private EventBus shown(String name) {
        SavedBus bus = buses.require(name);
        return EventBus.builder()
                .name(name)
                .arn(ground.arn("event-bus/" + name))
                .description(bus.description())
                .policy(Buses.policy(bus))
                .creationTime(bus.created())
                .lastModifiedTime(bus.modified())
                .build();
    }

    private Rule shown(SavedRule rule) {
        return Rule.builder()
                .name(rule.name())
                .arn(ground.arn("rule/" + rule.path()))
                .eventPattern(rule.pattern())
                .scheduleExpression(rule.schedule())
                .state(rule.state())
                .description(rule.description())
                .roleArn(rule.roleArn())
                .managedBy(rule.managedBy())
                .eventBusName(rule.bus())
                .build();
    }

    private Archive shown(SavedArchive archive) {
        return Archive.builder()
                .archiveName(archive.name())
                .eventSourceArn(archive.source())
                .retentionDays(archive.retentionDays())
                .state(archive.state(ground.now()))
                .eventCount(archive.events())
                .sizeBytes(archive.bytes())
                .creationTime(archive.created())
                .build();
    }
}
