package io.vedette.aws.contract;

import static io.vedette.aws.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfig;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociation;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigAssociationStatus;
import software.amazon.awssdk.services.route53resolver.model.ResolverQueryLogConfigStatus;

@ParameterizedClass
@EnumSource
class QueryLogsContractTest {

    private final Cloud kind;
    private final CloudUnderTest cloud;
    private final String account;
    private final Route53ResolverClient resolver;

    QueryLogsContractTest(Cloud kind) {
        this.kind = kind;
        cloud = kind.open();
        account = cloud.newAccount();
        resolver = cloud.client(Route53ResolverClient.class, account, "us-east-1");
    }

    private String vpc() {
        return cloud.client(Ec2Client.class, account, "us-east-1")
                .createVpc(it -> it.cidrBlock("10.0.0.0/16"))
                .vpc()
                .vpcId();
    }

    private String destination() {
        return "arn:aws:logs:us-east-1:%s:log-group:dns".formatted(account);
    }

    private String config(String name) {
        return resolver.createResolverQueryLogConfig(
                        it -> it.name(name).creatorRequestId(name).destinationArn(destination()))
                .resolverQueryLogConfig()
                .id();
    }

    private void logGroup() {
        CloudWatchLogsClient logs = cloud.client(CloudWatchLogsClient.class, account, "us-east-1");
        logs.createLogGroup(it -> it.logGroupName("dns"));
        logs.putResourcePolicy(it ->
                it.policyName("delivery")
                        .policyDocument(
                                """
                                {"Version": "2012-10-17", "Statement": [{
                                  "Effect": "Allow",
                                  "Principal": {"Service": "delivery.logs.amazonaws.com"},
                                  "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                                  "Resource": "arn:aws:logs:us-east-1:%s:log-group:dns:log-stream:*"}]}
                                """
                                        .formatted(account)));
    }

    @Test
    void listsAConfigurationAsItWasCreated() {
        String id = config("ours");
        cloud.pass(Duration.ofMinutes(1));
        assertThat(resolver.listResolverQueryLogConfigs(_ -> {}).resolverQueryLogConfigs())
                .singleElement()
                .satisfies(config -> {
                    assertThat(config.id()).isEqualTo(id);
                    assertThat(config.name()).isEqualTo("ours");
                    assertThat(config.ownerId()).isEqualTo(account);
                    assertThat(config.destinationArn()).isEqualTo(destination());
                    assertThat(config.status()).isEqualTo(ResolverQueryLogConfigStatus.CREATED);
                    assertThat(config.associationCount()).isZero();
                });
        assertThat(
                        resolver.getResolverQueryLogConfig(it -> it.resolverQueryLogConfigId(id))
                                .resolverQueryLogConfig())
                .extracting(ResolverQueryLogConfig::creatorRequestId)
                .isEqualTo("ours");
    }

    @Test
    void refusesARequestTwice() {
        config("ours");
        refused("ResourceExistsException", 400, () -> config("ours"));
    }

    @Test
    void associatesVpcs() {
        logGroup();
        String config = config("ours");
        String vpc = vpc();
        String id =
                resolver.associateResolverQueryLogConfig(
                                it -> it.resolverQueryLogConfigId(config).resourceId(vpc))
                        .resolverQueryLogConfigAssociation()
                        .id();
        cloud.pass(Duration.ofMinutes(1));
        assertThat(
                        resolver.listResolverQueryLogConfigAssociations(_ -> {})
                                .resolverQueryLogConfigAssociations())
                .singleElement()
                .satisfies(association -> {
                    assertThat(association.id()).isEqualTo(id);
                    assertThat(association.resourceId()).isEqualTo(vpc);
                    assertThat(association.resolverQueryLogConfigId()).isEqualTo(config);
                    assertThat(association.status())
                            .isEqualTo(ResolverQueryLogConfigAssociationStatus.ACTIVE);
                });
        assertThat(
                        resolver.getResolverQueryLogConfigAssociation(
                                        it -> it.resolverQueryLogConfigAssociationId(id))
                                .resolverQueryLogConfigAssociation())
                .extracting(ResolverQueryLogConfigAssociation::resourceId)
                .isEqualTo(vpc);
        refused(
                "ResourceExistsException",
                400,
                () ->
                        resolver.associateResolverQueryLogConfig(
                                it -> it.resolverQueryLogConfigId(config).resourceId(vpc)));
    }

    @Test
    void associatesAVpcWithSeveralConfigurations() {
        String vpc = vpc();
        String one = config("one");
        String other = config("other");
        resolver.associateResolverQueryLogConfig(
                it -> it.resolverQueryLogConfigId(one).resourceId(vpc));
        resolver.associateResolverQueryLogConfig(
                it -> it.resolverQueryLogConfigId(other).resourceId(vpc));
        assertThat(
                        resolver.listResolverQueryLogConfigAssociations(_ -> {})
                                .resolverQueryLogConfigAssociations())
                .hasSize(2);
    }

    @Test
    void refusesWhatIsNotThere() {
        String vpc = vpc();
        refused(
                "ResourceNotFoundException",
                400,
                () ->
                        resolver.associateResolverQueryLogConfig(
                                it -> it.resolverQueryLogConfigId("rqlc-1").resourceId(vpc)));
        String config = config("ours");
        refused(
                "InvalidParameterException",
                400,
                () ->
                        resolver.associateResolverQueryLogConfig(it ->
                                it.resolverQueryLogConfigId(config)
                                        .resourceId("vpc-0123456789abcdef0")));
        refused(
                "ResourceNotFoundException",
                400,
                () ->
                        resolver.getResolverQueryLogConfig(
                                it -> it.resolverQueryLogConfigId("rqlc-1")));
    }

    @Test
    void endsAssociationsAndThenConfigurations() {
        MotoDiffers.RESOLVER_DELETIONS.skip(kind);
        String vpc = vpc();
        String config = config("ours");
        resolver.associateResolverQueryLogConfig(
                it -> it.resolverQueryLogConfigId(config).resourceId(vpc));
        refused(
                "InvalidRequestException",
                400,
                () ->
                        resolver.deleteResolverQueryLogConfig(
                                it -> it.resolverQueryLogConfigId(config)));
        resolver.disassociateResolverQueryLogConfig(
                it -> it.resolverQueryLogConfigId(config).resourceId(vpc));
        cloud.pass(Duration.ofMinutes(1));
        resolver.deleteResolverQueryLogConfig(it -> it.resolverQueryLogConfigId(config));
        assertThat(resolver.listResolverQueryLogConfigs(_ -> {}).resolverQueryLogConfigs())
                .isEmpty();
    }
}
