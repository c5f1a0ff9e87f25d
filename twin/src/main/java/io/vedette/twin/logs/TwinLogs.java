package io.vedette.twin.logs;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import io.vedette.twin.policy.PolicyDocument;
import io.vedette.twin.policy.PolicyKind;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.AccountPolicy;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteAccountPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteAccountPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteDestinationRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteDestinationResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeAccountPoliciesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeAccountPoliciesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeDestinationsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeDestinationsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.Destination;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutAccountPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutAccountPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutDestinationPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutDestinationPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutDestinationRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutDestinationResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogGroupDeletionProtectionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogGroupDeletionProtectionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/**
 * Simulates CloudWatch Logs for one caller: log groups, their streams without the events, metric
 * filters, which see every event, resource policies, what is forwarded, and queries that are kept
 * but not run.
 */
public final class TwinLogs implements CloudWatchLogsClient {

    private static final int LONGEST_PAGE = 50;
    private static final int MOST_POLICIES = 10;
    private static final int MOST_QUERIES_A_PAGE = 1000;

    private final World world;
    private final LogGroups groups;
    private final Destinations destinations;
    private final AccountPolicies accountPolicies;
    private final QueryDefinitions queries;
    private final MetricFilters filters;

    public TwinLogs(World world, Caller caller) {
        this.world = world;
        this.groups = new LogGroups(world, caller);
        this.destinations = new Destinations(world, caller);
        this.accountPolicies = new AccountPolicies(world, caller);
        this.queries = new QueryDefinitions(world, caller);
        this.filters = new MetricFilters(world, caller, groups);
    }

    private static <T> Page<T> page(
            Collection<T> all, @Nullable String token, @Nullable Integer limit) {
        return Page.of(all, token, limit, LONGEST_PAGE)
                .orElseThrow(() -> LogsError.invalid("The specified nextToken is invalid."));
    }

    @Override
    public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        groups.create(request);
        return CreateLogGroupResponse.builder().build();
    }

    @Override
    public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
        groups.delete(request.logGroupName());
        return DeleteLogGroupResponse.builder().build();
    }

    @Override
    public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        if (request.logGroupNamePrefix() != null && request.logGroupNamePattern() != null) {
            throw LogsError.invalid(
                    "LogGroup name prefix and LogGroup name pattern are mutually exclusive"
                            + " parameters.");
        }
        String prefix = Objects.requireNonNullElse(request.logGroupNamePrefix(), "");
        String pattern = Objects.requireNonNullElse(request.logGroupNamePattern(), "");
        List<LogGroup> matching =
                groups.state().groups().values().stream()
                        .filter(group -> group.name().startsWith(prefix))
                        .filter(group -> group.name().contains(pattern))
                        .filter(group ->
                                request.logGroupClass() == null
                                        || group.type().equals(request.logGroupClassAsString()))
                        .map(groups::described)
                        .toList();
        Page<LogGroup> page = page(matching, request.nextToken(), request.limit());
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
        streams().create(request);
        return CreateLogStreamResponse.builder().build();
    }

    @Override
    public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        streams().put(request);
        return PutLogEventsResponse.builder().build();
    }

    @Override
    public DeleteLogStreamResponse deleteLogStream(DeleteLogStreamRequest request) {
        streams().delete(request.logGroupName(), request.logStreamName());
        return DeleteLogStreamResponse.builder().build();
    }

    @Override
    public DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
        return streams()
                .describe(group(request.logGroupName(), request.logGroupIdentifier()), request);
    }

    private LogStreams streams() {
        return new LogStreams(world, groups, filters);
    }

    @Override
    public PutMetricFilterResponse putMetricFilter(PutMetricFilterRequest request) {
        filters.put(request);
        return PutMetricFilterResponse.builder().build();
    }

    @Override
    public DescribeMetricFiltersResponse describeMetricFilters(
            DescribeMetricFiltersRequest request) {
        Page<MetricFilter> page =
                page(filters.matching(request), request.nextToken(), request.limit());
        return DescribeMetricFiltersResponse.builder()
                .metricFilters(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DeleteMetricFilterResponse deleteMetricFilter(DeleteMetricFilterRequest request) {
        filters.delete(request.logGroupName(), request.filterName());
        return DeleteMetricFilterResponse.builder().build();
    }

    @Override
    public PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
        groups.retain(request.logGroupName(), request.retentionInDays());
        return PutRetentionPolicyResponse.builder().build();
    }

    @Override
    public DeleteRetentionPolicyResponse deleteRetentionPolicy(
            DeleteRetentionPolicyRequest request) {
        groups.get(request.logGroupName()).retain(null);
        return DeleteRetentionPolicyResponse.builder().build();
    }

    @Override
    public AssociateKmsKeyResponse associateKmsKey(AssociateKmsKeyRequest request) {
        groups.encrypt(
                group(request.logGroupName(), request.resourceIdentifier()), request.kmsKeyId());
        return AssociateKmsKeyResponse.builder().build();
    }

    @Override
    public DisassociateKmsKeyResponse disassociateKmsKey(DisassociateKmsKeyRequest request) {
        group(request.logGroupName(), request.resourceIdentifier()).encrypt(null);
        return DisassociateKmsKeyResponse.builder().build();
    }

    /** Query results, the other resource that a key encrypts, are not simulated. */
    private Group group(@Nullable String name, @Nullable String identifier) {
        if ((name == null) == (identifier == null)) {
            throw LogsError.invalid(
                    "Exactly one of logGroupName and resourceIdentifier must be specified.");
        }
        return name == null ? groups.byArn(String.valueOf(identifier)) : groups.get(name);
    }

    @Override
    public PutLogGroupDeletionProtectionResponse putLogGroupDeletionProtection(
            PutLogGroupDeletionProtectionRequest request) {
        String identifier = request.logGroupIdentifier();
        Group group =
                identifier.startsWith("arn:") ? groups.byArn(identifier) : groups.get(identifier);
        group.protect(request.deletionProtectionEnabled());
        return PutLogGroupDeletionProtectionResponse.builder().build();
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        LogGroups.tag(groups.byArn(request.resourceArn()), request.tags());
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        groups.byArn(request.resourceArn()).tags().keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(groups.byArn(request.resourceArn()).tags())
                .build();
    }

    @Override
    public PutResourcePolicyResponse putResourcePolicy(PutResourcePolicyRequest request) {
        if (request.policyName() == null || request.policyDocument() == null) {
            throw LogsError.invalid("policyName and policyDocument are required.");
        }
        if (PolicyDocument.parse(request.policyDocument(), PolicyKind.RESOURCE)
                instanceof PolicyDocument.Parsed.Malformed(String why)) {
            throw LogsError.invalid(why);
        }
        NavigableMap<String, LogState.ResourcePolicy> policies = groups.state().policies();
        if (!policies.containsKey(request.policyName()) && policies.size() >= MOST_POLICIES) {
            throw AwsError.of(LimitExceededException.builder(), "Resource limit exceeded.");
        }
        LogState.ResourcePolicy policy =
                new LogState.ResourcePolicy(request.policyDocument(), world.now().toEpochMilli());
        policies.put(request.policyName(), policy);
        return PutResourcePolicyResponse.builder()
                .resourcePolicy(described(request.policyName(), policy))
                .build();
    }

    @Override
    public DescribeResourcePoliciesResponse describeResourcePolicies(
            DescribeResourcePoliciesRequest request) {
        List<ResourcePolicy> policies =
                groups.state().policies().entrySet().stream()
                        .map(policy -> described(policy.getKey(), policy.getValue()))
                        .toList();
        Page<ResourcePolicy> page = page(policies, request.nextToken(), request.limit());
        return DescribeResourcePoliciesResponse.builder()
                .resourcePolicies(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static ResourcePolicy described(String name, LogState.ResourcePolicy policy) {
        return ResourcePolicy.builder()
                .policyName(name)
                .policyDocument(policy.document())
                .lastUpdatedTime(policy.updated())
                .build();
    }

    @Override
    public DeleteResourcePolicyResponse deleteResourcePolicy(DeleteResourcePolicyRequest request) {
        if (request.policyName() == null
                || groups.state().policies().remove(request.policyName()) == null) {
            throw LogsError.notFound(
                    "Policy with name [" + request.policyName() + "] does not exist");
        }
        return DeleteResourcePolicyResponse.builder().build();
    }

    @Override
    public PutDestinationResponse putDestination(PutDestinationRequest request) {
        return PutDestinationResponse.builder()
                .destination(destinations.described(destinations.put(request)))
                .build();
    }

    @Override
    public PutDestinationPolicyResponse putDestinationPolicy(PutDestinationPolicyRequest request) {
        destinations.allow(request.destinationName(), request.accessPolicy());
        return PutDestinationPolicyResponse.builder().build();
    }

    @Override
    public DescribeDestinationsResponse describeDestinations(DescribeDestinationsRequest request) {
        Page<Destination> page =
                page(
                        destinations.described(
                                Objects.requireNonNullElse(request.destinationNamePrefix(), "")),
                        request.nextToken(),
                        request.limit());
        return DescribeDestinationsResponse.builder()
                .destinations(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DeleteDestinationResponse deleteDestination(DeleteDestinationRequest request) {
        destinations.delete(request.destinationName());
        return DeleteDestinationResponse.builder().build();
    }

    @Override
    public PutAccountPolicyResponse putAccountPolicy(PutAccountPolicyRequest request) {
        return PutAccountPolicyResponse.builder()
                .accountPolicy(accountPolicies.described(accountPolicies.put(request)))
                .build();
    }

    /**
     * The policies of linked accounts, which a monitoring account can ask for, are not simulated.
     */
    @Override
    public DescribeAccountPoliciesResponse describeAccountPolicies(
            DescribeAccountPoliciesRequest request) {
        Page<AccountPolicy> page =
                page(
                        accountPolicies
                                .list(request.policyTypeAsString(), request.policyName())
                                .stream()
                                .map(accountPolicies::described)
                                .toList(),
                        request.nextToken(),
                        null);
        return DescribeAccountPoliciesResponse.builder()
                .accountPolicies(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DeleteAccountPolicyResponse deleteAccountPolicy(DeleteAccountPolicyRequest request) {
        accountPolicies.delete(request.policyTypeAsString(), request.policyName());
        return DeleteAccountPolicyResponse.builder().build();
    }

    @Override
    public PutQueryDefinitionResponse putQueryDefinition(PutQueryDefinitionRequest request) {
        return PutQueryDefinitionResponse.builder().queryDefinitionId(queries.put(request)).build();
    }

    @Override
    public DescribeQueryDefinitionsResponse describeQueryDefinitions(
            DescribeQueryDefinitionsRequest request) {
        Page<QueryDefinition> page =
                Page.of(
                                queries.described(
                                        request.queryDefinitionNamePrefix(),
                                        request.queryLanguageAsString()),
                                request.nextToken(),
                                request.maxResults(),
                                MOST_QUERIES_A_PAGE)
                        .orElseThrow(
                                () -> LogsError.invalid("The specified nextToken is invalid."));
        return DescribeQueryDefinitionsResponse.builder()
                .queryDefinitions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DeleteQueryDefinitionResponse deleteQueryDefinition(
            DeleteQueryDefinitionRequest request) {
        queries.delete(request.queryDefinitionId());
        return DeleteQueryDefinitionResponse.builder().success(true).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
