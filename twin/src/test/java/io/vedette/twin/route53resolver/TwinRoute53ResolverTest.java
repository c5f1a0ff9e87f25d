package io.vedette.twin.route53resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.Filter;
import software.amazon.awssdk.services.route53resolver.model.InvalidNextTokenException;
import software.amazon.awssdk.services.route53resolver.model.InvalidParameterException;
import software.amazon.awssdk.services.route53resolver.model.InvalidRequestException;
import software.amazon.awssdk.services.route53resolver.model.LimitExceededException;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociation;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociationError;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociationStatus;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigStatus;
import software.amazon.awssdk.services.route53resolver.model.ResourceExistsException;
import software.amazon.awssdk.services.route53resolver.model.ResourceNotFoundException;
import software.amazon.awssdk.services.route53resolver.model.Tag;

class TwinRoute53ResolverTest {

    private static final String ACCOUNT = "111111111111";
    private static final String GROUP = "arn:aws:logs:us-east-1:111111111111:log-group:dns";

    private final TwinClock clock = TwinClock.simulated(Instant.parse("2026-01-05T09:00:00Z"));
    private final Twin twin = Scenario.generated(3).in(TwinServices.twin().clock(clock).inMemory());
    private final Route53ResolverClient resolver =
            twin.client(Route53ResolverClient.class, ACCOUNT, "us-east-1");

    private String vpc() {
        return twin.client(Ec2Client.class, ACCOUNT, "us-east-1")
                .createVpc(it -> it.cidrBlock("10.0.0.0/16"))
                .vpc()
                .vpcId();
    }

    private ResolverQueryLogConfig config(String name) {
        return resolver.createResolverQueryLogConfig(it ->
                        it.name(name)
                                .creatorRequestId(name)
                                .destinationArn(GROUP)
                                .tags(Tag.builder().key("team").value("security").build()))
                .resolverQueryLogConfig();
    }

    private void logGroup() {
        CloudWatchLogsClient logs = twin.client(CloudWatchLogsClient.class, ACCOUNT, "us-east-1");
        logs.createLogGroup(it -> it.logGroupName("dns"));
        logs.putResourcePolicy(it ->
                it.policyName("delivery")
                        .policyDocument(
                                """
                                {"Version": "2012-10-17", "Statement": [{
                                  "Effect": "Allow",
                                  "Principal": {"Service": "delivery.logs.amazonaws.com"},
                                  "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                                  "Resource": "arn:aws:logs:us-east-1:111111111111:log-group:dns:log-stream:*",
                                  "Condition": {
                                    "StringEquals": {"aws:SourceAccount": "111111111111"},
                                    "ArnLike": {"aws:SourceArn": "arn:aws:logs:us-east-1:111111111111:*"}}}]}
                                """));
    }

    private ResolverQueryLogConfigAssociation associate(String config, String vpc) {
        return resolver.associateResolverQueryLogConfig(
                        it -> it.resolverQueryLogConfigId(config).resourceId(vpc))
                .resolverQueryLogConfigAssociation();
    }

    private ResolverQueryLogConfigAssociation get(String id) {
        return resolver.getResolverQueryLogConfigAssociation(
                        it -> it.resolverQueryLogConfigAssociationId(id))
                .resolverQueryLogConfigAssociation();
    }

    @Test
    void createsAConfigurationAfterAMoment() {
        ResolverQueryLogConfig created = config("ours");
        assertThat(created.status()).isEqualTo(ResolverQueryLogConfigStatus.CREATING);
        clock.pause(Duration.ofSeconds(5));
        assertThat(
                        resolver.getResolverQueryLogConfig(
                                        it -> it.resolverQueryLogConfigId(created.id()))
                                .resolverQueryLogConfig()
                                .status())
                .isEqualTo(ResolverQueryLogConfigStatus.CREATED);
        assertThat(resolver.listTagsForResource(it -> it.resourceArn(created.arn())).tags())
                .extracting(Tag::value)
                .containsExactly("security");
    }

    @Test
    void createsNoneTwiceForARequest() {
        config("ours");
        assertThatExceptionOfType(ResourceExistsException.class).isThrownBy(() -> config("ours"));
    }

    @Test
    void keepsTwentyConfigurations() {
        IntStream.range(0, 20).forEach(it -> config("c" + it));
        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> config("more"));
        assertThat(resolver.listResolverQueryLogConfigs(it -> it.maxResults(7)).nextToken())
                .isNotNull();
        assertThat(
                        resolver.listResolverQueryLogConfigsPaginator(it -> it.maxResults(7))
                                .resolverQueryLogConfigs())
                .hasSize(20);
        assertThatExceptionOfType(InvalidNextTokenException.class)
                .isThrownBy(() -> resolver.listResolverQueryLogConfigs(it -> it.nextToken("x")));
    }

    @Test
    void logsQueriesOnceTheAssociationIsActive() {
        logGroup();
        String id = associate(config("ours").id(), vpc()).id();
        assertThat(get(id).status()).isEqualTo(ResolverQueryLogConfigAssociationStatus.CREATING);
        clock.pause(Duration.ofSeconds(20));
        assertThat(get(id).status()).isEqualTo(ResolverQueryLogConfigAssociationStatus.ACTIVE);
    }

    @Test
    void failsWhereNothingCanBeDelivered() {
        String config = config("ours").id();
        String id = associate(config, vpc()).id();
        clock.pause(Duration.ofSeconds(20));
        assertThat(get(id).status()).isEqualTo(ResolverQueryLogConfigAssociationStatus.FAILED);
        assertThat(get(id).error())
                .isEqualTo(ResolverQueryLogConfigAssociationError.DESTINATION_NOT_FOUND);
        twin.client(CloudWatchLogsClient.class, ACCOUNT, "us-east-1")
                .createLogGroup(it -> it.logGroupName("dns"));
        assertThat(get(id).error()).isEqualTo(ResolverQueryLogConfigAssociationError.ACCESS_DENIED);
    }

    @Test
    void associatesAVpcOnceWithEachConfiguration() {
        String vpc = vpc();
        String config = config("ours").id();
        associate(config, vpc);
        assertThatExceptionOfType(ResourceExistsException.class)
                .isThrownBy(() -> associate(config, vpc));
        associate(config("others").id(), vpc);
        assertThat(
                        resolver.listResolverQueryLogConfigAssociations(it ->
                                        it.filters(
                                                Filter.builder()
                                                        .name("ResourceId")
                                                        .values(vpc)
                                                        .build()))
                                .resolverQueryLogConfigAssociations())
                .hasSize(2);
    }

    @Test
    void associatesAHundredVpcsInARegion() {
        String config = config("ours").id();
        List<String> vpcs = IntStream.range(0, 101).mapToObj(_ -> vpc()).toList();
        vpcs.subList(0, 100).forEach(vpc -> associate(config, vpc));
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> associate(config, vpcs.getLast()));
        assertThat(resolver.listResolverQueryLogConfigAssociations(_ -> {}).totalCount())
                .isEqualTo(100);
    }

    @Test
    void deletesAConfigurationOnlyWithoutAssociations() {
        String vpc = vpc();
        String config = config("ours").id();
        String association = associate(config, vpc).id();
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() ->
                        resolver.deleteResolverQueryLogConfig(
                                it -> it.resolverQueryLogConfigId(config)));
        resolver.disassociateResolverQueryLogConfig(
                it -> it.resolverQueryLogConfigId(config).resourceId(vpc));
        assertThat(get(association).status())
                .isEqualTo(ResolverQueryLogConfigAssociationStatus.DELETING);
        clock.pause(Duration.ofSeconds(20));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> get(association));
        resolver.deleteResolverQueryLogConfig(it -> it.resolverQueryLogConfigId(config));
        assertThat(resolver.listResolverQueryLogConfigs(_ -> {}).resolverQueryLogConfigs())
                .isEmpty();
    }

    @Test
    void refusesWhatResolverRefuses() {
        String config = config("ours").id();
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> associate(config, "vpc-1"));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> associate("rqlc-1", vpc()));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() ->
                        resolver.createResolverQueryLogConfig(it ->
                                it.name("x").creatorRequestId("x").destinationArn("my-bucket")));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> resolver.createResolverQueryLogConfig(it -> it.name("x")));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() ->
                        resolver.disassociateResolverQueryLogConfig(
                                it -> it.resolverQueryLogConfigId(config).resourceId("vpc-1")));
    }
}
