package io.vedette.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.organizations.TwinOrganizations;
import io.vedette.twin.scenario.AccountEntry;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListRootsRequest;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

class TwinTest {

    private static final String MANAGEMENT = "111111111111";
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static Twin small(TwinBuilder builder) {
        return Scenario.generated(5).in(builder.inMemory());
    }

    private static Twin small() {
        return small(Twin.of(TwinServices.all()));
    }

    private static Twin with(AccountEntry account) {
        AccountEntry management = AccountEntry.active(MANAGEMENT, "management", "");
        return new Scenario(
                        true,
                        MANAGEMENT,
                        List.of(management, account),
                        List.of(),
                        List.of(),
                        List.of())
                .in(Twin.of(TwinServices.all()).inMemory());
    }

    @Test
    void namesTheOperationThatItDoesNotSimulate() {
        OrganizationsClient organizations =
                small().client(OrganizationsClient.class, MANAGEMENT, "us-east-1");
        assertThatThrownBy(() -> organizations.leaveOrganization())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("the twin does not simulate organizations:LeaveOrganization");
    }

    @Test
    void namesTheServiceThatItDoesNotSimulate() {
        Twin twin =
                Twin.of(
                                List.of(
                                        TwinService.of(
                                                "organizations",
                                                OrganizationsClient.class,
                                                TwinOrganizations::new,
                                                OrganizationsException::builder,
                                                ErrorStyle.JSON)))
                        .inMemory();
        assertThatThrownBy(() -> twin.client(IamClient.class, MANAGEMENT, "us-east-1"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("the twin does not simulate IamClient");
    }

    @Test
    void answersTheBuilderOverloadsOfOperations() {
        OrganizationsClient organizations =
                small().client(OrganizationsClient.class, MANAGEMENT, "us-east-1");
        assertThat(organizations.listAccounts(request -> request.maxResults(2)).accounts())
                .hasSize(2);
        assertThat(organizations.serviceName()).isEqualTo("organizations");
    }

    @Test
    void hasNoEndpointWhereAServiceIsNotOffered() {
        Ec2Client ec2 = small().client(Ec2Client.class, MANAGEMENT, "mars-north-1");
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> ec2.describeRegions())
                .withMessageContaining("ec2 has no endpoint in mars-north-1");
    }

    @Test
    void rejectsTheTokenInARegionThatTheAccountHasNotOptedInto() {
        Ec2Client ec2 = small().client(Ec2Client.class, MANAGEMENT, "af-south-1");
        assertThatExceptionOfType(Ec2Exception.class)
                .isThrownBy(() -> ec2.describeRegions())
                .satisfies(error -> {
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AuthFailure");
                    assertThat(error.statusCode()).isEqualTo(401);
                });
    }

    @Test
    void acceptsCallsInAnOptInRegionOnceItIsEnabled() {
        AccountEntry member =
                new AccountEntry(
                        "444444444444",
                        "south",
                        "south@example.com",
                        "",
                        Account.State.ACTIVE,
                        Set.of("af-south-1"));
        Ec2Client ec2 = with(member).client(Ec2Client.class, "444444444444", "af-south-1");
        assertThat(ec2.describeRegions().regions()).hasSize(18);
    }

    @Test
    void letsNobodyIntoASuspendedOrUnknownAccount() {
        AccountEntry member =
                new AccountEntry(
                        "444444444444",
                        "gone",
                        "gone@example.com",
                        "",
                        Account.State.SUSPENDED,
                        Set.of());
        Twin twin = with(member);
        for (String account : List.of("444444444444", "999999999999")) {
            StsClient sts = twin.client(StsClient.class, account, "us-east-1");
            assertThatExceptionOfType(StsException.class)
                    .isThrownBy(() -> sts.getCallerIdentity())
                    .satisfies(error -> {
                        assertThat(error.statusCode()).isEqualTo(403);
                        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                    });
        }
    }

    @Test
    void letsTheCheckRefuseARequestBeforeItsOperation() {
        RequestCheck check =
                (service, operation, request) -> {
                    if (operation.equals("EnableAWSServiceAccess")) {
                        throw service.error("InvalidInputException", 400, "checked");
                    }
                };
        Twin twin = small(Twin.of(TwinServices.all()).check(check));
        OrganizationsClient organizations =
                twin.client(OrganizationsClient.class, MANAGEMENT, "us-east-1");
        assertThatThrownBy(() ->
                        organizations.enableAWSServiceAccess(
                                request -> request.servicePrincipal("a.amazonaws.com")))
                .isInstanceOf(
                        software.amazon.awssdk.services.organizations.model.InvalidInputException
                                .class);
        assertThat(organizations.listAWSServiceAccessForOrganization().enabledServicePrincipals())
                .isEmpty();
    }

    @Test
    void letsTimePassWithEveryCall() {
        TwinClock clock = TwinClock.simulated(START);
        Latency latency = new Latency(Duration.ofMillis(40), Map.of("sts", Duration.ofMillis(500)));
        Twin twin = small(Twin.of(TwinServices.all()).clock(clock).latency(latency));
        twin.client(OrganizationsClient.class, MANAGEMENT, "us-east-1").describeOrganization();
        twin.client(StsClient.class, MANAGEMENT, "us-east-1").getCallerIdentity();
        assertThat(clock.now()).isEqualTo(START.plusMillis(540));
    }

    @Test
    void throttlesCallsBeyondTheRateUntilTimeHasPassed() {
        TwinClock clock = TwinClock.simulated(START);
        Twin twin =
                small(
                        Twin.of(TwinServices.all())
                                .clock(clock)
                                .rates(Map.of("organizations", new RequestRate(1, 2))));
        OrganizationsClient organizations =
                twin.client(OrganizationsClient.class, MANAGEMENT, "us-east-1");
        organizations.describeOrganization();
        organizations.describeOrganization();
        assertThatExceptionOfType(TooManyRequestsException.class)
                .isThrownBy(() -> organizations.describeOrganization())
                .matches(error -> error.isThrottlingException());
        clock.pause(Duration.ofSeconds(1));
        assertThat(organizations.describeOrganization().organization()).isNotNull();
        assertThat(twin.calls().total("organizations", "DescribeOrganization")).isEqualTo(4);
    }

    @Test
    void logsEachCallWithItsError() {
        List<CallRecord> log = new ArrayList<>();
        Twin twin = small(Twin.of(TwinServices.all()).log(log::add));
        OrganizationsClient member =
                twin.client(OrganizationsClient.class, "100000000001", "us-east-1");
        member.describeOrganization();
        assertThatThrownBy(() -> member.listRoots(ListRootsRequest.builder().build()))
                .isInstanceOf(OrganizationsException.class);
        assertThat(log)
                .extracting(record -> record.call().operation())
                .containsExactly("DescribeOrganization", "ListRoots");
        assertThat(log.get(0).error()).isNull();
        assertThat(log.get(1).error()).isInstanceOf(OrganizationsException.class);
    }

    @Test
    void givesTheSameRequestIdsInEveryRun() {
        assertThat(refusedRequestId()).isEqualTo(refusedRequestId());
    }

    private static String refusedRequestId() {
        OrganizationsClient member =
                small().client(OrganizationsClient.class, "100000000001", "us-east-1");
        try {
            member.listRoots();
        } catch (OrganizationsException e) {
            return e.requestId();
        }
        throw new AssertionError("a member may not list the roots");
    }

    @Test
    void countsEveryCallOfManyThreads() throws InterruptedException {
        Twin twin = small();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                String principal = "service-" + i % 50 + ".amazonaws.com";
                threads.execute(() ->
                        twin.client(OrganizationsClient.class, MANAGEMENT, "us-east-1")
                                .enableAWSServiceAccess(
                                        request -> request.servicePrincipal(principal)));
            }
        }
        assertThat(twin.calls().byOperation())
                .containsExactly(Map.entry("organizations:EnableAWSServiceAccess", 200L));
        assertThat(twin.<Integer>inspect(world -> world.delegations().trusted().size()))
                .isEqualTo(50);
    }
}
