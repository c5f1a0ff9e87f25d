package io.vedette.twin.config;

import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.Page;
import io.vedette.twin.World;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.AggregationAuthorization;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigurationAggregator;
import software.amazon.awssdk.services.config.model.DeleteAggregationAuthorizationRequest;
import software.amazon.awssdk.services.config.model.DeleteAggregationAuthorizationResponse;
import software.amazon.awssdk.services.config.model.DeleteConfigRuleRequest;
import software.amazon.awssdk.services.config.model.DeleteConfigRuleResponse;
import software.amazon.awssdk.services.config.model.DeleteConfigurationAggregatorRequest;
import software.amazon.awssdk.services.config.model.DeleteConfigurationAggregatorResponse;
import software.amazon.awssdk.services.config.model.DeleteConfigurationRecorderRequest;
import software.amazon.awssdk.services.config.model.DeleteConfigurationRecorderResponse;
import software.amazon.awssdk.services.config.model.DeleteDeliveryChannelRequest;
import software.amazon.awssdk.services.config.model.DeleteDeliveryChannelResponse;
import software.amazon.awssdk.services.config.model.DeleteOrganizationConfigRuleRequest;
import software.amazon.awssdk.services.config.model.DeleteOrganizationConfigRuleResponse;
import software.amazon.awssdk.services.config.model.DeleteRemediationConfigurationRequest;
import software.amazon.awssdk.services.config.model.DeleteRemediationConfigurationResponse;
import software.amazon.awssdk.services.config.model.DeleteRetentionConfigurationRequest;
import software.amazon.awssdk.services.config.model.DeleteRetentionConfigurationResponse;
import software.amazon.awssdk.services.config.model.DescribeAggregationAuthorizationsRequest;
import software.amazon.awssdk.services.config.model.DescribeAggregationAuthorizationsResponse;
import software.amazon.awssdk.services.config.model.DescribeConfigRulesRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigRulesResponse;
import software.amazon.awssdk.services.config.model.DescribeConfigurationAggregatorsRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigurationAggregatorsResponse;
import software.amazon.awssdk.services.config.model.DescribeConfigurationRecorderStatusRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigurationRecorderStatusResponse;
import software.amazon.awssdk.services.config.model.DescribeConfigurationRecordersRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigurationRecordersResponse;
import software.amazon.awssdk.services.config.model.DescribeDeliveryChannelsRequest;
import software.amazon.awssdk.services.config.model.DescribeDeliveryChannelsResponse;
import software.amazon.awssdk.services.config.model.DescribeOrganizationConfigRuleStatusesRequest;
import software.amazon.awssdk.services.config.model.DescribeOrganizationConfigRuleStatusesResponse;
import software.amazon.awssdk.services.config.model.DescribeOrganizationConfigRulesRequest;
import software.amazon.awssdk.services.config.model.DescribeOrganizationConfigRulesResponse;
import software.amazon.awssdk.services.config.model.DescribeRemediationConfigurationsRequest;
import software.amazon.awssdk.services.config.model.DescribeRemediationConfigurationsResponse;
import software.amazon.awssdk.services.config.model.DescribeRetentionConfigurationsRequest;
import software.amazon.awssdk.services.config.model.DescribeRetentionConfigurationsResponse;
import software.amazon.awssdk.services.config.model.GetOrganizationConfigRuleDetailedStatusRequest;
import software.amazon.awssdk.services.config.model.GetOrganizationConfigRuleDetailedStatusResponse;
import software.amazon.awssdk.services.config.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.config.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.config.model.MemberAccountStatus;
import software.amazon.awssdk.services.config.model.NoSuchRetentionConfigurationException;
import software.amazon.awssdk.services.config.model.OrganizationConfigRule;
import software.amazon.awssdk.services.config.model.PutAggregationAuthorizationRequest;
import software.amazon.awssdk.services.config.model.PutAggregationAuthorizationResponse;
import software.amazon.awssdk.services.config.model.PutConfigRuleRequest;
import software.amazon.awssdk.services.config.model.PutConfigRuleResponse;
import software.amazon.awssdk.services.config.model.PutConfigurationAggregatorRequest;
import software.amazon.awssdk.services.config.model.PutConfigurationAggregatorResponse;
import software.amazon.awssdk.services.config.model.PutConfigurationRecorderRequest;
import software.amazon.awssdk.services.config.model.PutConfigurationRecorderResponse;
import software.amazon.awssdk.services.config.model.PutDeliveryChannelRequest;
import software.amazon.awssdk.services.config.model.PutDeliveryChannelResponse;
import software.amazon.awssdk.services.config.model.PutOrganizationConfigRuleRequest;
import software.amazon.awssdk.services.config.model.PutOrganizationConfigRuleResponse;
import software.amazon.awssdk.services.config.model.PutRemediationConfigurationsRequest;
import software.amazon.awssdk.services.config.model.PutRemediationConfigurationsResponse;
import software.amazon.awssdk.services.config.model.PutRetentionConfigurationRequest;
import software.amazon.awssdk.services.config.model.PutRetentionConfigurationResponse;
import software.amazon.awssdk.services.config.model.RetentionConfiguration;
import software.amazon.awssdk.services.config.model.StartConfigurationRecorderRequest;
import software.amazon.awssdk.services.config.model.StartConfigurationRecorderResponse;
import software.amazon.awssdk.services.config.model.StopConfigurationRecorderRequest;
import software.amazon.awssdk.services.config.model.StopConfigurationRecorderResponse;
import software.amazon.awssdk.services.config.model.Tag;

/** The operations of AWS Config that the twin simulates. */
public final class TwinConfig implements ConfigClient {

    private static final String RETENTION = "default";

    private final World world;
    private final Caller caller;

    public TwinConfig(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public PutConfigurationRecorderResponse putConfigurationRecorder(
            PutConfigurationRecorderRequest request) {
        recorders().put(request);
        return PutConfigurationRecorderResponse.builder().build();
    }

    @Override
    public DescribeConfigurationRecordersResponse describeConfigurationRecorders(
            DescribeConfigurationRecordersRequest request) {
        return DescribeConfigurationRecordersResponse.builder()
                .configurationRecorders(
                        recorders().describe(request.configurationRecorderNames()).stream()
                                .map(RecorderShapes::shape)
                                .toList())
                .build();
    }

    @Override
    public DescribeConfigurationRecorderStatusResponse describeConfigurationRecorderStatus(
            DescribeConfigurationRecorderStatusRequest request) {
        return DescribeConfigurationRecorderStatusResponse.builder()
                .configurationRecordersStatus(
                        recorders().describe(request.configurationRecorderNames()).stream()
                                .map(recorder -> RecorderShapes.status(recorder, world))
                                .toList())
                .build();
    }

    @Override
    public StartConfigurationRecorderResponse startConfigurationRecorder(
            StartConfigurationRecorderRequest request) {
        recorders().start(request.configurationRecorderName());
        return StartConfigurationRecorderResponse.builder().build();
    }

    @Override
    public StopConfigurationRecorderResponse stopConfigurationRecorder(
            StopConfigurationRecorderRequest request) {
        recorders().stop(request.configurationRecorderName());
        return StopConfigurationRecorderResponse.builder().build();
    }

    @Override
    public DeleteConfigurationRecorderResponse deleteConfigurationRecorder(
            DeleteConfigurationRecorderRequest request) {
        recorders().delete(request.configurationRecorderName());
        return DeleteConfigurationRecorderResponse.builder().build();
    }

    @Override
    public PutDeliveryChannelResponse putDeliveryChannel(PutDeliveryChannelRequest request) {
        channels().put(request.deliveryChannel());
        return PutDeliveryChannelResponse.builder().build();
    }

    @Override
    public DescribeDeliveryChannelsResponse describeDeliveryChannels(
            DescribeDeliveryChannelsRequest request) {
        return DescribeDeliveryChannelsResponse.builder()
                .deliveryChannels(
                        channels().describe(request.deliveryChannelNames()).stream().toList())
                .build();
    }

    @Override
    public DeleteDeliveryChannelResponse deleteDeliveryChannel(
            DeleteDeliveryChannelRequest request) {
        channels().delete(request.deliveryChannelName());
        return DeleteDeliveryChannelResponse.builder().build();
    }

    @Override
    public PutRetentionConfigurationResponse putRetentionConfiguration(
            PutRetentionConfigurationRequest request) {
        world.state(RecordingCell.class, caller).retentionDays(request.retentionPeriodInDays());
        return PutRetentionConfigurationResponse.builder()
                .retentionConfiguration(retention(request.retentionPeriodInDays()))
                .build();
    }

    @Override
    public DescribeRetentionConfigurationsResponse describeRetentionConfigurations(
            DescribeRetentionConfigurationsRequest request) {
        Optional<Integer> days =
                world.peek(RecordingCell.class, caller.account(), caller.region())
                        .flatMap(RecordingCell::retentionDays);
        for (String name : request.retentionConfigurationNames()) {
            if (days.isEmpty() || !name.equals(RETENTION)) {
                throw unknownRetention(name);
            }
        }
        return DescribeRetentionConfigurationsResponse.builder()
                .retentionConfigurations(days.stream().map(TwinConfig::retention).toList())
                .build();
    }

    @Override
    public DeleteRetentionConfigurationResponse deleteRetentionConfiguration(
            DeleteRetentionConfigurationRequest request) {
        RecordingCell cell = world.state(RecordingCell.class, caller);
        String name = request.retentionConfigurationName();
        if (cell.retentionDays().isEmpty() || !name.equals(RETENTION)) {
            throw unknownRetention(name);
        }
        cell.retentionDays(null);
        return DeleteRetentionConfigurationResponse.builder().build();
    }

    @Override
    public PutConfigRuleResponse putConfigRule(PutConfigRuleRequest request) {
        rules().put(request);
        return PutConfigRuleResponse.builder().build();
    }

    @Override
    public DescribeConfigRulesResponse describeConfigRules(DescribeConfigRulesRequest request) {
        Page<ConfigRule> page = rules().describe(request.configRuleNames(), request.nextToken());
        return DescribeConfigRulesResponse.builder()
                .configRules(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DeleteConfigRuleResponse deleteConfigRule(DeleteConfigRuleRequest request) {
        rules().delete(request.configRuleName());
        return DeleteConfigRuleResponse.builder().build();
    }

    @Override
    public PutRemediationConfigurationsResponse putRemediationConfigurations(
            PutRemediationConfigurationsRequest request) {
        return PutRemediationConfigurationsResponse.builder()
                .failedBatches(remediations().put(request.remediationConfigurations()))
                .build();
    }

    @Override
    public DescribeRemediationConfigurationsResponse describeRemediationConfigurations(
            DescribeRemediationConfigurationsRequest request) {
        return DescribeRemediationConfigurationsResponse.builder()
                .remediationConfigurations(remediations().describe(request.configRuleNames()))
                .build();
    }

    @Override
    public DeleteRemediationConfigurationResponse deleteRemediationConfiguration(
            DeleteRemediationConfigurationRequest request) {
        remediations().delete(request.configRuleName());
        return DeleteRemediationConfigurationResponse.builder().build();
    }

    @Override
    public PutConfigurationAggregatorResponse putConfigurationAggregator(
            PutConfigurationAggregatorRequest request) {
        return PutConfigurationAggregatorResponse.builder()
                .configurationAggregator(aggregators().put(request))
                .build();
    }

    @Override
    public DescribeConfigurationAggregatorsResponse describeConfigurationAggregators(
            DescribeConfigurationAggregatorsRequest request) {
        Page<ConfigurationAggregator> page = aggregators().describe(request);
        return DescribeConfigurationAggregatorsResponse.builder()
                .configurationAggregators(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DeleteConfigurationAggregatorResponse deleteConfigurationAggregator(
            DeleteConfigurationAggregatorRequest request) {
        aggregators().delete(request.configurationAggregatorName());
        return DeleteConfigurationAggregatorResponse.builder().build();
    }

    @Override
    public PutAggregationAuthorizationResponse putAggregationAuthorization(
            PutAggregationAuthorizationRequest request) {
        return PutAggregationAuthorizationResponse.builder()
                .aggregationAuthorization(authorizations().put(request))
                .build();
    }

    @Override
    public DescribeAggregationAuthorizationsResponse describeAggregationAuthorizations(
            DescribeAggregationAuthorizationsRequest request) {
        Page<AggregationAuthorization> page =
                authorizations().describe(request.nextToken(), request.limit());
        return DescribeAggregationAuthorizationsResponse.builder()
                .aggregationAuthorizations(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DeleteAggregationAuthorizationResponse deleteAggregationAuthorization(
            DeleteAggregationAuthorizationRequest request) {
        authorizations().delete(request.authorizedAccountId(), request.authorizedAwsRegion());
        return DeleteAggregationAuthorizationResponse.builder().build();
    }

    @Override
    public PutOrganizationConfigRuleResponse putOrganizationConfigRule(
            PutOrganizationConfigRuleRequest request) {
        return PutOrganizationConfigRuleResponse.builder()
                .organizationConfigRuleArn(organizationRules().put(request))
                .build();
    }

    @Override
    public DescribeOrganizationConfigRulesResponse describeOrganizationConfigRules(
            DescribeOrganizationConfigRulesRequest request) {
        Page<OrganizationConfigRule> page =
                organizationRules()
                        .describe(
                                request.organizationConfigRuleNames(),
                                request.nextToken(),
                                request.limit());
        return DescribeOrganizationConfigRulesResponse.builder()
                .organizationConfigRules(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DescribeOrganizationConfigRuleStatusesResponse describeOrganizationConfigRuleStatuses(
            DescribeOrganizationConfigRuleStatusesRequest request) {
        Page<StoredOrganizationRule> page =
                organizationRules()
                        .statuses(
                                request.organizationConfigRuleNames(),
                                request.nextToken(),
                                request.limit());
        return DescribeOrganizationConfigRuleStatusesResponse.builder()
                .organizationConfigRuleStatuses(
                        page.items().stream()
                                .map(rule -> MemberStatuses.overall(rule, world.now()))
                                .toList())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public GetOrganizationConfigRuleDetailedStatusResponse getOrganizationConfigRuleDetailedStatus(
            GetOrganizationConfigRuleDetailedStatusRequest request) {
        List<MemberAccountStatus> members =
                MemberStatuses.of(
                        organizationRules().members(request.organizationConfigRuleName()),
                        request.filters(),
                        world.now());
        Page<MemberAccountStatus> page = Pages.of(members, request.nextToken(), request.limit());
        return GetOrganizationConfigRuleDetailedStatusResponse.builder()
                .organizationConfigRuleDetailedStatus(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    @Override
    public DeleteOrganizationConfigRuleResponse deleteOrganizationConfigRule(
            DeleteOrganizationConfigRuleRequest request) {
        organizationRules().delete(request.organizationConfigRuleName());
        return DeleteOrganizationConfigRuleResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(
                        world
                                .peek(TagsCell.class, caller.account(), caller.region())
                                .orElseGet(TagsCell::new)
                                .of(request.resourceArn())
                                .entrySet()
                                .stream()
                                .map(it ->
                                        Tag.builder().key(it.getKey()).value(it.getValue()).build())
                                .toList())
                .build();
    }

    private static RetentionConfiguration retention(int days) {
        return RetentionConfiguration.builder().name(RETENTION).retentionPeriodInDays(days).build();
    }

    private static RuntimeException unknownRetention(String name) {
        return AwsError.of(
                NoSuchRetentionConfigurationException.builder(),
                "Cannot find retention configuration with the specified name '%s'."
                        .formatted(name));
    }

    private Recorders recorders() {
        return new Recorders(world, caller);
    }

    private Channels channels() {
        return new Channels(world, caller);
    }

    private Rules rules() {
        return new Rules(world, caller);
    }

    private Remediations remediations() {
        return new Remediations(world, caller);
    }

    private Aggregators aggregators() {
        return new Aggregators(world, caller);
    }

    private Authorizations authorizations() {
        return new Authorizations(world, caller);
    }

    private OrganizationRules organizationRules() {
        return new OrganizationRules(world, caller);
    }
}
