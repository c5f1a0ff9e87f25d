package io.vedette.twin.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.twin.Twin;
import io.vedette.twin.TwinClock;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class TwinStsTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final Twin twin =
            Scenario.generated(4)
                    .in(Twin.of(TwinServices.all()).clock(TwinClock.simulated(START)).inMemory());
    private final StsClient sts = twin.client(StsClient.class, "111111111111", "us-east-1");

    private AssumeRoleResponse assume(String role) {
        return sts.assumeRole(request -> request.roleArn(role).roleSessionName("vedette"));
    }

    @Test
    void tellsTheCallersAccount() {
        assertThat(sts.getCallerIdentity().account()).isEqualTo("111111111111");
        assertThat(sts.getCallerIdentity().arn()).startsWith("arn:aws:sts::111111111111:");
    }

    @Test
    void givesCredentialsForAnHourUnlessAskedOtherwise() {
        String role = "arn:aws:iam::100000000001:role/vedette/Access";
        assertThat(assume(role).credentials().expiration())
                .isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(assume(role).assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::100000000001:assumed-role/Access/vedette");
        AssumeRoleResponse brief =
                sts.assumeRole(request ->
                        request.roleArn(role).roleSessionName("vedette").durationSeconds(900));
        assertThat(brief.credentials().expiration()).isEqualTo(START.plusSeconds(900));
        assertThat(brief.credentials().accessKeyId())
                .matches("ASIA[A-Z2-7]{16}")
                .isNotEqualTo(assume(role).credentials().accessKeyId());
    }

    @Test
    void deniesRolesOfUnknownAccounts() {
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> assume("arn:aws:iam::999999999999:role/Access"))
                .satisfies(error -> {
                    assertThat(error.statusCode()).isEqualTo(403);
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                });
    }

    @Test
    void refusesWhatIsNotARole() {
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> assume("arn:aws:iam::100000000001:user/somebody"))
                .satisfies(error ->
                        assertThat(error.awsErrorDetails().errorCode())
                                .isEqualTo("ValidationError"));
    }
}
