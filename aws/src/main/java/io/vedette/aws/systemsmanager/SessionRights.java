package io.vedette.aws.systemsmanager;

import io.vedette.aws.policy.Arns;
import io.vedette.aws.policy.Statement;
import io.vedette.core.catalog.SystemsManagerSettings;
import io.vedette.core.catalog.SystemsManagerSettings.SessionManager;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a managed node must be allowed so that its sessions are kept, beyond what AWS's policy for
 * the role allows.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html">Permissions
 *     for Session Manager, S3 and CloudWatch Logs</a>
 */
final class SessionRights {

    private static final String ALIASES = "kms:ResourceAliases";

    private SessionRights() {}

    static Map<String, Statement> of(
            Organization organization, SystemsManagerSettings settings, Target home) {
        SessionManager sessions = settings.sessionManager();
        Map<String, Statement> rights = new TreeMap<>();
        if (sessions.enableLogging()) {
            rights.putAll(archive(organization, sessions, home));
        }
        if (sessions.cloudWatchLogs().enabled()) {
            String anywhere =
                    "arn:%s:logs:*:%s:log-group:%s:*"
                            .formatted(
                                    Arns.partition(home.region()),
                                    home.account(),
                                    sessions.cloudWatchLogs().logGroup());
            rights.put(
                    "VedetteSessionStreams",
                    Statement.allow(
                                    "logs:CreateLogStream",
                                    "logs:DescribeLogStreams",
                                    "logs:PutLogEvents")
                            .on(anywhere));
            rights.put(
                    "VedetteSessionLogGroups", Statement.allow("logs:DescribeLogGroups").on("*"));
        }
        if (sessions.encryption().enabled()) {
            String keys =
                    "arn:%s:kms:*:%s:key/*"
                            .formatted(Arns.partition(home.region()), home.account());
            rights.put(
                    "VedetteSessionKey",
                    Statement.allow("kms:Decrypt")
                            .on(keys)
                            .when(
                                    "ForAnyValue:StringEquals",
                                    ALIASES,
                                    sessions.encryption().key()));
        }
        return rights;
    }

    private static Map<String, Statement> archive(
            Organization organization, SessionManager sessions, Target home) {
        String bucket = Arns.bucket(home.region(), sessions.bucket(organization.logArchive()));
        String keys =
                Arns.regional(
                        "kms", new Target(organization.logArchive(), organization.home()), "key/*");
        return Map.of(
                "VedetteSessionLogs",
                Statement.allow("s3:PutObject", "s3:PutObjectAcl")
                        .on(
                                "%s/%s/*"
                                        .formatted(
                                                bucket,
                                                sessions.prefix(home.account().value(), "*"))),
                "VedetteSessionLogsCheck",
                Statement.allow("s3:GetEncryptionConfiguration").on(bucket),
                "VedetteSessionLogsKey",
                Statement.allow("kms:Decrypt", "kms:GenerateDataKey")
                        .on(keys)
                        .when("ForAnyValue:StringEquals", ALIASES, sessions.key()));
    }
}
