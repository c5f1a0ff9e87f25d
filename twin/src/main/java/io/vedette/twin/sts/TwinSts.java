package io.vedette.twin.sts;

import io.vedette.twin.Account;
import io.vedette.twin.AwsError;
import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * The operations of AWS Security Token Service that the twin simulates.
 *
 * <p>Every role of every active account lets every caller in: the twin does not judge trust
 * policies.
 */
public final class TwinSts implements StsClient {

    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/(?:.*/)?(.+)");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int TOKEN_LENGTH = 200;

    private final World world;
    private final Caller caller;

    public TwinSts(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        String account = caller.account();
        return GetCallerIdentityResponse.builder()
                .account(account)
                .arn(sessionArn(account, "OrganizationAccountAccessRole", "twin"))
                .userId(roleId(account) + ":twin")
                .build();
    }

    @Override
    public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        Matcher role = ROLE.matcher(request.roleArn());
        if (!role.matches()) {
            throw AwsError.of(
                    StsException.builder(),
                    "ValidationError",
                    400,
                    request.roleArn() + " is invalid");
        }
        String account = role.group(1);
        if (!world.organization().account(account).map(Account::active).orElse(false)) {
            throw denied(request.roleArn());
        }
        Duration duration =
                request.durationSeconds() == null
                        ? HOUR
                        : Duration.ofSeconds(request.durationSeconds());
        String session = request.roleSessionName();
        return AssumeRoleResponse.builder()
                .credentials(credentials(duration))
                .assumedRoleUser(
                        AssumedRoleUser.builder()
                                .arn(sessionArn(account, role.group(2), session))
                                .assumedRoleId(roleId(account) + ":" + session)
                                .build())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private Credentials credentials(Duration duration) {
        return Credentials.builder()
                .accessKeyId("ASIA" + world.ids().upperAlphanumeric(caller, "sts.key", 16))
                .secretAccessKey(world.ids().alphanumeric(caller, "sts.secret", 40))
                .sessionToken(world.ids().alphanumeric(caller, "sts.token", TOKEN_LENGTH))
                .expiration(world.now().plus(duration))
                .build();
    }

    private RuntimeException denied(String role) {
        String user = sessionArn(caller.account(), "OrganizationAccountAccessRole", "twin");
        return AwsError.of(
                StsException.builder(),
                "AccessDenied",
                403,
                "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
                        .formatted(user, role));
    }

    private static String sessionArn(String account, String role, String session) {
        return "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account, role, session);
    }

    // Role ids are AROA and 17 letters or digits; the account makes it unique and the same in every
    // run.
    private static String roleId(String account) {
        return "AROATWIN" + account + "A";
    }
}
