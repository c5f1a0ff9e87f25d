package io.vedette.twin.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.twin.Twin;
import io.vedette.twin.fault.FaultScript.Failure;
import io.vedette.twin.fault.FaultScript.Share;
import io.vedette.twin.scenario.Scenario;
import io.vedette.twin.services.TwinServices;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.ConcurrentModificationException;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;

class InjectedFaultsTest {

    private static final String MANAGEMENT = "111111111111";

    private static Twin twin(FaultScript script) {
        return Scenario.generated(3).in(Twin.of(TwinServices.all()).faults(script).inMemory());
    }

    private static OrganizationsClient organizations(FaultScript script) {
        return twin(script).client(OrganizationsClient.class, MANAGEMENT, "us-east-1");
    }

    @Test
    void throttleWithTheServicesOwnError() {
        FaultScript script = FaultScript.builder().throttle(1).build();
        Twin twin = twin(script);
        assertThatExceptionOfType(TooManyRequestsException.class)
                .isThrownBy(() ->
                        twin.client(OrganizationsClient.class, MANAGEMENT, "us-east-1")
                                .listRoots());
        assertThatExceptionOfType(Ec2Exception.class)
                .isThrownBy(() ->
                        twin.client(Ec2Client.class, MANAGEMENT, "us-east-1").describeRegions())
                .satisfies(error -> {
                    assertThat(error.isThrottlingException()).isTrue();
                    assertThat(error.awsErrorDetails().errorCode())
                            .isEqualTo("RequestLimitExceeded");
                });
    }

    @Test
    void failInternallyWithStatus500() {
        OrganizationsClient organizations = organizations(FaultScript.builder().fail(1).build());
        assertThatExceptionOfType(OrganizationsException.class)
                .isThrownBy(() -> organizations.listRoots())
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(500));
    }

    @Test
    void failWithTheModeledExceptionThatTheScriptNames() {
        Failure failure =
                new Failure(
                        new Share(1, "organizations", "EnableAWSServiceAccess"),
                        "ConcurrentModificationException",
                        400);
        OrganizationsClient organizations =
                organizations(FaultScript.builder().fail(failure).build());
        assertThatExceptionOfType(ConcurrentModificationException.class)
                .isThrownBy(() ->
                        organizations.enableAWSServiceAccess(
                                request -> request.servicePrincipal("a.amazonaws.com")));
        assertThat(organizations.listAWSServiceAccessForOrganization().enabledServicePrincipals())
                .isEmpty();
    }

    @Test
    void denyNamingUserAndAction() {
        OrganizationsClient organizations =
                organizations(FaultScript.builder().deny(MANAGEMENT).build());
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> organizations.listRoots())
                .withMessageContaining("is not authorized to perform: organizations:ListRoots");
    }
}
