package io.vedette.twin.cloudtrail;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.cloudtrail.TrailRegister.Found;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.AddTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.AddTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.CreateTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.DeleteTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.DeregisterOrganizationDelegatedAdminRequest;
import software.amazon.awssdk.services.cloudtrail.model.DeregisterOrganizationDelegatedAdminResponse;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetInsightSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetInsightSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.InsightNotEnabledException;
import software.amazon.awssdk.services.cloudtrail.model.InvalidTokenException;
import software.amazon.awssdk.services.cloudtrail.model.ListTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.PutEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.PutInsightSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.PutInsightSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.RegisterOrganizationDelegatedAdminRequest;
import software.amazon.awssdk.services.cloudtrail.model.RegisterOrganizationDelegatedAdminResponse;
import software.amazon.awssdk.services.cloudtrail.model.RemoveTagsRequest;
import software.amazon.awssdk.services.cloudtrail.model.RemoveTagsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ResourceTag;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StartLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingRequest;
import software.amazon.awssdk.services.cloudtrail.model.StopLoggingResponse;
import software.amazon.awssdk.services.cloudtrail.model.Tag;
import software.amazon.awssdk.services.cloudtrail.model.TrailInfo;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailRequest;
import software.amazon.awssdk.services.cloudtrail.model.UpdateTrailResponse;

/** The operations of CloudTrail that the twin simulates. */
public final class TwinCloudTrail implements CloudTrailClient {

    private static final int TRAILS_A_PAGE = 100;

    private final World world;
    private final TrailRegister register;
    private final TrailWriting writing;
    private final OrganizationTrails organizationTrails;

    public TwinCloudTrail(World world, Caller caller) {
        this.world = world;
        this.register = new TrailRegister(world, caller);
        this.writing = new TrailWriting(world, caller);
        this.organizationTrails = new OrganizationTrails(world, caller);
    }

    @Override
    public CreateTrailResponse createTrail(CreateTrailRequest request) {
        return Shapes.created(writing.create(request).settings());
    }

    @Override
    public UpdateTrailResponse updateTrail(UpdateTrailRequest request) {
        return Shapes.updated(writing.update(request).settings());
    }

    @Override
    public DeleteTrailResponse deleteTrail(DeleteTrailRequest request) {
        writing.delete(request.name());
        return DeleteTrailResponse.builder().build();
    }

    /** Names find the caller's own trails of its region, ARNs all it can see. */
    @Override
    public DescribeTrailsResponse describeTrails(DescribeTrailsRequest request) {
        boolean shadows = !Boolean.FALSE.equals(request.includeShadowTrails());
        List<String> wanted = request.trailNameList();
        List<Found> found =
                register.inRegion(shadows).stream()
                        .filter(it -> wanted.isEmpty() || register.isMeant(it, wanted))
                        .toList();
        return DescribeTrailsResponse.builder()
                .trailList(found.stream().map(it -> it.trail().settings()).toList())
                .build();
    }

    @Override
    public GetTrailResponse getTrail(GetTrailRequest request) {
        return GetTrailResponse.builder()
                .trail(register.readable(request.name()).trail().settings())
                .build();
    }

    @Override
    public ListTrailsResponse listTrails(ListTrailsRequest request) {
        Page<Found> page =
                Page.of(register.everywhere(), request.nextToken(), null, TRAILS_A_PAGE)
                        .orElseThrow(() ->
                                AwsError.of(
                                        InvalidTokenException.builder(),
                                        "The token is not valid."));
        return ListTrailsResponse.builder()
                .trails(page.items().stream().map(TwinCloudTrail::info).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static TrailInfo info(Found found) {
        return TrailInfo.builder()
                .name(found.trail().settings().name())
                .trailARN(found.trail().settings().trailARN())
                .homeRegion(found.region())
                .build();
    }

    @Override
    public GetTrailStatusResponse getTrailStatus(GetTrailStatusRequest request) {
        StoredTrail trail = register.readable(request.name()).trail();
        return Shapes.status(trail, new Destinations(world).latest(trail));
    }

    @Override
    public StartLoggingResponse startLogging(StartLoggingRequest request) {
        new TrailFeed(world)
                .change(register.changeable(request.name()).trail(), it -> it.start(world.now()));
        return StartLoggingResponse.builder().build();
    }

    @Override
    public StopLoggingResponse stopLogging(StopLoggingRequest request) {
        new TrailFeed(world)
                .change(register.changeable(request.name()).trail(), it -> it.stop(world.now()));
        return StopLoggingResponse.builder().build();
    }

    @Override
    public PutEventSelectorsResponse putEventSelectors(PutEventSelectorsRequest request) {
        StoredTrail trail = register.changeable(request.trailName()).trail();
        SelectorChecks.require(request);
        trail.selectors(request.eventSelectors(), request.advancedEventSelectors());
        return PutEventSelectorsResponse.builder()
                .trailARN(trail.settings().trailARN())
                .eventSelectors(request.hasEventSelectors() ? trail.basicSelectors() : null)
                .advancedEventSelectors(
                        request.hasAdvancedEventSelectors() ? trail.advancedSelectors() : null)
                .build();
    }

    @Override
    public GetEventSelectorsResponse getEventSelectors(GetEventSelectorsRequest request) {
        StoredTrail trail = register.readable(request.trailName()).trail();
        boolean advanced = !trail.advancedSelectors().isEmpty();
        return GetEventSelectorsResponse.builder()
                .trailARN(trail.settings().trailARN())
                .eventSelectors(advanced ? null : trail.basicSelectors())
                .advancedEventSelectors(advanced ? trail.advancedSelectors() : null)
                .build();
    }

    @Override
    public PutInsightSelectorsResponse putInsightSelectors(PutInsightSelectorsRequest request) {
        StoredTrail trail = register.changeable(name(request.trailName())).trail();
        SelectorChecks.requireEvents(trail, request.insightSelectors());
        trail.insightSelectors(request.insightSelectors());
        return PutInsightSelectorsResponse.builder()
                .trailARN(trail.settings().trailARN())
                .insightSelectors(trail.insightSelectors())
                .build();
    }

    @Override
    public GetInsightSelectorsResponse getInsightSelectors(GetInsightSelectorsRequest request) {
        StoredTrail trail = register.readable(name(request.trailName())).trail();
        if (trail.insightSelectors().isEmpty()) {
            throw AwsError.of(
                    InsightNotEnabledException.builder(),
                    "Insights is not enabled on trail " + trail.settings().trailARN() + ".");
        }
        return GetInsightSelectorsResponse.builder()
                .trailARN(trail.settings().trailARN())
                .insightSelectors(trail.insightSelectors())
                .build();
    }

    /** Event data stores, which the same operations are for, are not simulated. */
    private static String name(String trailName) {
        if (trailName == null) {
            throw CloudTrailError.invalidCombination("TrailName is required.");
        }
        return trailName;
    }

    @Override
    public AddTagsResponse addTags(AddTagsRequest request) {
        StoredTrail trail = register.changeable(request.resourceId()).trail();
        writing.tag(trail, request.tagsList());
        return AddTagsResponse.builder().build();
    }

    @Override
    public RemoveTagsResponse removeTags(RemoveTagsRequest request) {
        StoredTrail trail = register.changeable(request.resourceId()).trail();
        request.tagsList().forEach(tag -> trail.tags().remove(tag.key()));
        return RemoveTagsResponse.builder().build();
    }

    @Override
    public ListTagsResponse listTags(ListTagsRequest request) {
        return ListTagsResponse.builder()
                .resourceTagList(
                        request.resourceIdList().stream()
                                .map(id -> tags(id, register.readable(id).trail()))
                                .toList())
                .build();
    }

    private static ResourceTag tags(String id, StoredTrail trail) {
        return ResourceTag.builder()
                .resourceId(id)
                .tagsList(
                        trail.tags().entrySet().stream()
                                .map(it ->
                                        Tag.builder()
                                                .key(it.getKey())
                                                .value(Objects.toString(it.getValue(), ""))
                                                .build())
                                .toList())
                .build();
    }

    @Override
    public RegisterOrganizationDelegatedAdminResponse registerOrganizationDelegatedAdmin(
            RegisterOrganizationDelegatedAdminRequest request) {
        organizationTrails.register(request.memberAccountId());
        return RegisterOrganizationDelegatedAdminResponse.builder().build();
    }

    @Override
    public DeregisterOrganizationDelegatedAdminResponse deregisterOrganizationDelegatedAdmin(
            DeregisterOrganizationDelegatedAdminRequest request) {
        organizationTrails.deregister(request.delegatedAdminAccountId());
        return DeregisterOrganizationDelegatedAdminResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
