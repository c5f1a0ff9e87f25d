package io.vedette.twin.services;

import io.vedette.twin.ErrorStyle;
import io.vedette.twin.Twin;
import io.vedette.twin.TwinBuilder;
import io.vedette.twin.TwinService;
import io.vedette.twin.account.TwinAccount;
import io.vedette.twin.athena.TwinAthena;
import io.vedette.twin.cloudtrail.TwinCloudTrail;
import io.vedette.twin.cloudwatch.AlarmWatch;
import io.vedette.twin.cloudwatch.TwinCloudWatch;
import io.vedette.twin.config.Recording;
import io.vedette.twin.config.TwinConfig;
import io.vedette.twin.detective.TwinDetective;
import io.vedette.twin.dynamodb.TwinDynamoDb;
import io.vedette.twin.ec2.TwinEc2;
import io.vedette.twin.elb.TwinElb;
import io.vedette.twin.elb.TwinElbV2;
import io.vedette.twin.eventbridge.TwinEventBridge;
import io.vedette.twin.firehose.TwinFirehose;
import io.vedette.twin.glue.TwinGlue;
import io.vedette.twin.guardduty.TwinGuardDuty;
import io.vedette.twin.guardduty.Watch;
import io.vedette.twin.iam.TwinIam;
import io.vedette.twin.inspector2.TwinInspector;
import io.vedette.twin.kms.TwinKms;
import io.vedette.twin.logs.TwinLogs;
import io.vedette.twin.macie2.TwinMacie;
import io.vedette.twin.model.ServiceModels;
import io.vedette.twin.organizations.TwinOrganizations;
import io.vedette.twin.route53resolver.TwinRoute53Resolver;
import io.vedette.twin.s3.TwinS3;
import io.vedette.twin.securityhub.TwinSecurityHub;
import io.vedette.twin.sns.TwinSns;
import io.vedette.twin.sqs.TwinSqs;
import io.vedette.twin.ssm.TwinSsm;
import io.vedette.twin.sts.TwinSts;
import java.util.List;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.AccountException;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigException;
import software.amazon.awssdk.services.detective.DetectiveClient;
import software.amazon.awssdk.services.detective.model.DetectiveException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.ElasticLoadBalancingException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.FirehoseException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.GuardDutyException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.Inspector2Exception;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.Macie2Exception;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;
import software.amazon.awssdk.services.route53resolver.model.Route53ResolverException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.SecurityHubException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Lists the services that the twin simulates. */
public final class TwinServices {

    private TwinServices() {}

    /** A twin of every service, whose requests AWS's own service models judge. */
    public static TwinBuilder twin() {
        return Twin.of(all()).check(new ServiceModels());
    }

    /** Every service, for {@link io.vedette.twin.Twin#of}. */
    public static List<TwinService> all() {
        return List.of(
                organizations(),
                account(),
                sts(),
                ec2(),
                s3(),
                kms(),
                cloudTrail(),
                guardDuty(),
                detective(),
                securityHub(),
                config(),
                events(),
                macie(),
                dynamoDb(),
                iam(),
                logs(),
                inspector(),
                ssm(),
                cloudWatch(),
                sns(),
                sqs(),
                route53Resolver(),
                firehose(),
                athena(),
                glue(),
                loadBalancers(),
                classicLoadBalancers());
    }

    private static TwinService organizations() {
        return TwinService.of(
                        "organizations",
                        OrganizationsClient.class,
                        TwinOrganizations::new,
                        OrganizationsException::builder,
                        ErrorStyle.JSON)
                .throttlingWith("TooManyRequestsException", 400);
    }

    private static TwinService account() {
        return TwinService.of(
                "account",
                AccountClient.class,
                TwinAccount::new,
                AccountException::builder,
                ErrorStyle.REST_JSON);
    }

    private static TwinService sts() {
        return TwinService.of(
                "sts", StsClient.class, TwinSts::new, StsException::builder, ErrorStyle.QUERY);
    }

    private static TwinService ec2() {
        return TwinService.of(
                "ec2", Ec2Client.class, TwinEc2::new, Ec2Exception::builder, ErrorStyle.EC2);
    }

    private static TwinService s3() {
        return TwinService.of(
                "s3", S3Client.class, TwinS3::new, S3Exception::builder, ErrorStyle.S3);
    }

    private static TwinService kms() {
        return TwinService.of(
                "kms", KmsClient.class, TwinKms::new, KmsException::builder, ErrorStyle.JSON);
    }

    private static TwinService cloudTrail() {
        return TwinService.of(
                "cloudtrail",
                CloudTrailClient.class,
                TwinCloudTrail::new,
                CloudTrailException::builder,
                ErrorStyle.JSON);
    }

    private static TwinService config() {
        return TwinService.of(
                "config",
                ConfigClient.class,
                TwinConfig::new,
                ConfigException::builder,
                ErrorStyle.JSON);
    }

    private static TwinService dynamoDb() {
        return TwinService.of(
                "dynamodb",
                DynamoDbClient.class,
                TwinDynamoDb::new,
                DynamoDbException::builder,
                ErrorStyle.JSON);
    }

    private static TwinService guardDuty() {
        return TwinService.of(
                "guardduty",
                GuardDutyClient.class,
                TwinGuardDuty::new,
                GuardDutyException::builder,
                ErrorStyle.REST_JSON);
    }

    private static TwinService detective() {
        return TwinService.of(
                "detective",
                DetectiveClient.class,
                (world, caller) -> new TwinDetective(world, caller, Watch::since),
                DetectiveException::builder,
                ErrorStyle.REST_JSON);
    }

    private static TwinService securityHub() {
        return TwinService.of(
                "securityhub",
                SecurityHubClient.class,
                (world, caller) -> new TwinSecurityHub(world, caller, Recording::isOn),
                SecurityHubException::builder,
                ErrorStyle.REST_JSON);
    }

    private static TwinService events() {
        return TwinService.of(
                "events",
                EventBridgeClient.class,
                TwinEventBridge::new,
                EventBridgeException::builder,
                ErrorStyle.JSON);
    }

    private static TwinService macie() {
        return TwinService.of(
                        "macie2",
                        Macie2Client.class,
                        TwinMacie::new,
                        Macie2Exception::builder,
                        ErrorStyle.REST_JSON)
                .throttlingWith("ThrottlingException", 429);
    }

    private static TwinService iam() {
        return TwinService.of(
                "iam",
                IamClient.class,
                (world, caller) -> new TwinIam(world, caller, new ServiceRoleUse()),
                IamException::builder,
                ErrorStyle.QUERY);
    }

    private static TwinService logs() {
        return TwinService.of(
                "logs",
                CloudWatchLogsClient.class,
                TwinLogs::new,
                CloudWatchLogsException::builder,
                ErrorStyle.JSON);
    }

    private static TwinService inspector() {
        return TwinService.of(
                        "inspector2",
                        Inspector2Client.class,
                        TwinInspector::new,
                        Inspector2Exception::builder,
                        ErrorStyle.REST_JSON)
                .throttlingWith("ThrottlingException", 429);
    }

    private static TwinService loadBalancers() {
        return TwinService.of(
                "elbv2",
                ElasticLoadBalancingV2Client.class,
                TwinElbV2::new,
                ElasticLoadBalancingV2Exception::builder,
                ErrorStyle.QUERY);
    }

    private static TwinService classicLoadBalancers() {
        return TwinService.of(
                "elb",
                ElasticLoadBalancingClient.class,
                TwinElb::new,
                ElasticLoadBalancingException::builder,
                ErrorStyle.QUERY);
    }

    private static TwinService ssm() {
        return TwinService.of(
                "ssm", SsmClient.class, TwinSsm::new, SsmException::builder, ErrorStyle.JSON);
    }

    private static TwinService cloudWatch() {
        return TwinService.of(
                "cloudwatch",
                CloudWatchClient.class,
                TwinCloudWatch::new,
                CloudWatchException::builder,
                ErrorStyle.QUERY);
    }

    private static TwinService sns() {
        return TwinService.of(
                "sns", SnsClient.class, TwinSns::new, SnsException::builder, ErrorStyle.QUERY);
    }

    private static TwinService sqs() {
        return TwinService.of(
                "sqs",
                SqsClient.class,
                (world, caller) -> new TwinSqs(world, caller, AlarmWatch::everywhere),
                SqsException::builder,
                ErrorStyle.JSON);
    }

    private static TwinService route53Resolver() {
        return TwinService.of(
                "route53resolver",
                Route53ResolverClient.class,
                TwinRoute53Resolver::new,
                Route53ResolverException::builder,
                ErrorStyle.JSON);
    }

    private static TwinService athena() {
        return TwinService.of(
                "athena",
                AthenaClient.class,
                TwinAthena::new,
                AthenaException::builder,
                ErrorStyle.JSON);
    }

    private static TwinService glue() {
        return TwinService.of(
                "glue", GlueClient.class, TwinGlue::new, GlueException::builder, ErrorStyle.JSON);
    }

    private static TwinService firehose() {
        return TwinService.of(
                "firehose",
                FirehoseClient.class,
                TwinFirehose::new,
                FirehoseException::builder,
                ErrorStyle.JSON);
    }
}
