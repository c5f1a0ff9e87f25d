package io.vedette.twin.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.twin.Account;
import io.vedette.twin.RequestCheck;
import io.vedette.twin.Twin;
import io.vedette.twin.document.DocumentException;
import io.vedette.twin.fault.FaultScript;
import io.vedette.twin.services.TwinServices;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.EffectivePolicyType;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnit;

class ScenarioTest {

    private static final String SMALL =
            """
            management: "111111111111"
            accounts:
              - {id: "111111111111", name: management}
              - {id: "222222222222", name: security, ou: Security}
              - {id: "444444444444", name: shop, ou: Workloads/Production, state: suspended, regions: [af-south-1]}
            services: [config.amazonaws.com]
            """;

    private static Twin twin(String text) {
        return Scenario.parse("organization.yaml", text).in(Twin.of(TwinServices.all()).inMemory());
    }

    private static OrganizationsClient organizations(Twin twin) {
        return twin.client(OrganizationsClient.class, "111111111111", "us-east-1");
    }

    private static void isRefused(String text, String message) {
        assertThatThrownBy(() -> twin(text))
                .isInstanceOf(DocumentException.class)
                .hasMessage(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void makesTheUnitsThatAccountsAreIn() {
        OrganizationsClient organizations = organizations(twin(SMALL));
        String root = organizations.listRoots().roots().get(0).id();
        assertThat(
                        organizations
                                .listOrganizationalUnitsForParent(request -> request.parentId(root))
                                .organizationalUnits())
                .extracting(OrganizationalUnit::name)
                .containsExactlyInAnyOrder("Security", "Workloads");
    }

    @Test
    void knowsStatesAndRegions() {
        Twin twin = twin(SMALL);
        Account shop =
                twin.inspect(world -> world.organization().account("444444444444")).orElseThrow();
        assertThat(shop.state()).isEqualTo(Account.State.SUSPENDED);
        assertThat(shop.optInRegions()).containsExactly("af-south-1");
        assertThat(shop.email()).isEqualTo("aws+444444444444@example.com");
    }

    @Test
    void makesItsCallsThroughTheTwinWithoutFaultsOrCounts() {
        String text =
                SMALL
                        + """
                        existing:
                          - account: "111111111111"
                            service: organizations
                            operation: RegisterDelegatedAdministrator
                            request: {AccountId: "222222222222", ServicePrincipal: config.amazonaws.com}
                        """;
        Twin twin =
                Scenario.parse("organization.yaml", text)
                        .in(
                                Twin.of(TwinServices.all())
                                        .faults(FaultScript.builder().throttle(1).build())
                                        .inMemory());
        assertThat(
                        twin.<Boolean>inspect(world ->
                                world.delegations()
                                        .administers("222222222222", "config.amazonaws.com")))
                .isTrue();
        assertThat(twin.calls().total()).isZero();
    }

    @Test
    void checksItsCallsLikeAnyOther() {
        RequestCheck check =
                (service, operation, request) -> {
                    throw service.error("InvalidInputException", 400, "checked");
                };
        Scenario scenario =
                Scenario.parse(
                        "organization.yaml",
                        SMALL
                                + """
                                existing:
                                  - {account: "111111111111", service: organizations, operation: ListRoots}
                                """);
        assertThatThrownBy(() -> scenario.in(Twin.of(TwinServices.all()).check(check).inMemory()))
                .hasMessageContaining("checked");
    }

    @Test
    void attachesPoliciesToUnits() {
        String text =
                SMALL.replace(", state: suspended", "")
                        + """
                        policies:
                          - {type: SECURITYHUB_POLICY, target: Workloads, content: '{"securityhub":{}}'}
                        """;
        Twin twin = twin(text);
        assertThat(
                        organizations(twin)
                                .describeEffectivePolicy(request ->
                                        request.policyType(EffectivePolicyType.SECURITYHUB_POLICY)
                                                .targetId("444444444444"))
                                .effectivePolicy()
                                .policyContent())
                .isEqualTo("{\"securityhub\":{}}");
        assertThatThrownBy(() ->
                        organizations(twin)
                                .describeEffectivePolicy(
                                        request -> request.policyType("SECURITYHUB_POLICY")))
                .isInstanceOf(
                        software.amazon.awssdk.services.organizations.model
                                .EffectivePolicyNotFoundException.class);
    }

    @Test
    void canBeAccountsWithoutAnOrganization() {
        Twin twin =
                twin(
                        """
                        organized: false
                        management: "111111111111"
                        accounts: [{id: "111111111111", name: alone}]
                        """);
        assertThatThrownBy(() -> organizations(twin).describeOrganization())
                .isInstanceOf(AwsOrganizationsNotInUseException.class);
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        isRefused(
                SMALL.replace("suspended", "closing"),
                "organization.yaml: accounts[2].state: expected one of [PENDING_ACTIVATION, ACTIVE, "
                        + "SUSPENDED, PENDING_CLOSURE, CLOSED], found closing");
        isRefused(
                SMALL.replace("\"222222222222\"", "222"),
                "organization.yaml: accounts[1].id: expected an account id of 12 digits in quotes, found 222");
        isRefused(
                SMALL.replace("[af-south-1]", "[mars-north-1]"),
                "organization.yaml: accounts[2].regions: expected AWS regions, found mars-north-1");
        isRefused(
                SMALL.replace("name: shop", "nmae: shop"),
                "organization.yaml: accounts[2].nmae: unknown key; expected one of email, id, name, ou, "
                        + "regions, state");
        isRefused(
                SMALL.replace("management: \"111111111111\"", "management: \"999999999999\""),
                "organization.yaml: management: expected one of the accounts, found 999999999999");
        isRefused(
                SMALL.replace("222222222222", "111111111111"),
                "organization.yaml: accounts[1].id: expected an id of its own, found 111111111111 again");
    }

    @Test
    void saysWhichLineIsNotYaml() {
        assertThatThrownBy(() -> twin("management: \"1\n  accounts: ["))
                .isInstanceOf(DocumentException.class)
                .hasMessageMatching("organization.yaml, line \\d+: not YAML: .*");
    }

    @Test
    void saysWhatIsWrongInACall() {
        String call =
                SMALL
                        + """
                        existing:
                          - account: "111111111111"
                            service: organizations
                            operation: EnableAWSServiceAccess
                            request: {ServicePrincipal: guardduty.amazonaws.com}
                        """;
        isRefused(
                call.replace("{ServicePrincipal", "{Service"),
                "organization.yaml: existing[0].request.Service: no such member; expected one of "
                        + "ServicePrincipal");
        isRefused(
                call.replace("operation: Enable", "operation: Enabel"),
                "organization.yaml: existing[0].operation: organizations has no operation "
                        + "EnabelAWSServiceAccess that takes only a request");
        isRefused(
                call.replace("guardduty.amazonaws.com", "guardduty"),
                "organization.yaml: existing[0]: organizations:EnableAWSServiceAccess in aws-global of "
                        + "111111111111 was refused: InvalidInputException: You specified an unrecognized service principal.");
    }

    @Test
    void readsTheExample() {
        Twin twin =
                Scenario.read(Path.of("..", "examples", "acme", "organization.yaml"))
                        .in(Twin.of(TwinServices.all()).inMemory());
        List<Account> accounts =
                twin.inspect(world -> List.copyOf(world.organization().accounts()));
        assertThat(accounts).hasSize(15);
        assertThat(accounts).filteredOn(account -> !account.active()).hasSize(1);
        assertThat(accounts).filteredOn(account -> account.enabled("af-south-1")).hasSize(3);
        assertThat(twin.<Integer>inspect(world -> world.delegations().trusted().size()))
                .isEqualTo(3);
    }

    @Test
    void generatesOrganizationsOfAnySize() {
        Twin twin = Scenario.generated(1000).in(Twin.of(TwinServices.all()).inMemory());
        assertThat(twin.<Integer>inspect(world -> world.organization().accounts().size()))
                .isEqualTo(1000);
        assertThatThrownBy(() -> Scenario.generated(10).in(twin))
                .isInstanceOf(IllegalStateException.class);
    }
}
