package io.vedette.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.analysis.AnalysisBlueprint;
import io.vedette.aws.cloudtrail.CloudTrailBlueprint;
import io.vedette.aws.config.ConfigBlueprint;
import io.vedette.aws.guardduty.GuardDutyBlueprint;
import io.vedette.aws.logs.ApplicationLogsBlueprint;
import io.vedette.aws.policy.Statement;
import io.vedette.aws.securityhub.SecurityHubBlueprint;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.OrganizationSettings;
import io.vedette.core.baseline.OrganizationSettings.ListedAccount;
import io.vedette.core.baseline.RegionChoice;
import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.CatalogItem;
import io.vedette.core.catalog.CatalogSettings;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.RequestRates;
import io.vedette.core.cloud.SimulatedTime;
import io.vedette.core.organization.Account;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.AccountState;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.plan.ItemBlueprint;
import io.vedette.core.plan.Surveyor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;

/** Every policy and trust document that the tools' default settings draw, in both topologies. */
class LeastPrivilegeTest {

    private static final AccountId MANAGEMENT = new AccountId("111111111111");
    private static final AccountId SECURITY = new AccountId("222222222222");
    private static final AccountId ARCHIVE = new AccountId("333333333333");
    private static final List<AccountId> ACCOUNTS =
            List.of(MANAGEMENT, SECURITY, ARCHIVE, new AccountId("444444444444"));
    private static final List<Region> REGIONS =
            List.of(new Region("us-east-1"), new Region("eu-west-1"));

    /** Condition keys that say on whose behalf a service asks, or who asks. */
    private static final Set<String> SOURCES =
            Set.of("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid");

    private static final Set<String> CALLERS =
            Set.of("aws:principalorgid", "aws:principalaccount", "aws:sourceorgid");

    /** Service principals without a source, each by the id of its statement, and why. */
    private static final Map<String, String> WITHOUT_SOURCE =
            Map.of(
                    "VedetteCloudTrail",
                    "CloudTrail's role for CloudWatch Logs: its documentation says that"
                            + " aws:SourceArn and aws:SourceAccount are not supported in the trust"
                            + " policy");

    /** Whole services' actions, each by the id of its statement, and why. */
    private static final Map<String, String> WHOLE_SERVICES =
            Map.of(
                    "Enable IAM User Permissions",
                    "KMS's own default statement: without it nobody could manage the key through"
                            + " IAM, and KMS refuses a policy that locks its account out");

    /** What an identity may do to anything, by the id of its statement, and why. */
    private static final Map<String, String> ON_ANYTHING =
            Map.of(
                    "ReadOrganization",
                    "Organizations' listings take no resource; the same four actions as AWS's own"
                            + " AWSConfigRoleForOrganizations");

    /**
     * One statement of a drawn policy.
     *
     * @param where the resource that it is of
     */
    private record Drawn(String where, String sid, Statement statement) {

        boolean ofIdentity() {
            return statement.principals().isEmpty();
        }

        boolean isFor(String type, Predicate<String> principal) {
            return statement.principals().getOrDefault(type, Set.of()).stream().anyMatch(principal);
        }

        /** Whether a condition on one of these keys narrows it, to more than everything. */
        boolean narrowedBy(Set<String> keys) {
            return statement.conditions().values().stream()
                    .flatMap(it -> it.entrySet().stream())
                    .filter(it -> keys.contains(it.getKey().toLowerCase(Locale.ROOT)))
                    .anyMatch(it -> !it.getValue().isEmpty() && !it.getValue().contains("*"));
        }

        @Override
        public String toString() {
            return "%s of %s: %s".formatted(sid, where, statement);
        }
    }

    private static Stream<Drawn> drawn() {
        return Stream.of(
                        blueprint(new Topology.AwsOrganization("o-exampleorgid", MANAGEMENT)),
                        blueprint(new Topology.SeparateAccounts()))
                .flatMap(it -> it.resources().values().stream())
                .flatMap(it -> statements(it.id().toString(), "", it.desired()));
    }

    private static Stream<Drawn> statements(String where, String name, @Nullable Object state) {
        return switch (state) {
            case Statement statement -> Stream.of(new Drawn(where, name, statement));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .flatMap(it ->
                                    statements(where, String.valueOf(it.getKey()), it.getValue()));
            case Iterable<?> items -> {
                Stream.Builder<Drawn> found = Stream.builder();
                items.forEach(it -> statements(where, name, it).forEach(found));
                yield found.build();
            }
            case Record parts ->
                    Stream.of(parts.getClass().getRecordComponents())
                            .flatMap(it -> statements(where, it.getName(), value(it, parts)));
            case null, default -> Stream.empty();
        };
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " cannot be read", e);
        }
    }

    @Test
    void allowsNobodyWhoIsNotNamed() {
        assertThat(drawn())
                .isNotEmpty()
                .filteredOn(it -> it.statement().effect() == Statement.Effect.ALLOW)
                .filteredOn(it -> it.isFor("AWS", "*"::equals))
                .allMatch(it -> it.narrowedBy(CALLERS));
    }

    @Test
    void allowsNoActionThatIsNotNamed() {
        assertThat(drawn()).noneMatch(it -> it.statement().actions().contains("*"));
        assertOnlyExceptions(
                WHOLE_SERVICES,
                it ->
                        it.statement().effect() == Statement.Effect.ALLOW
                                && it.statement().actions().stream()
                                        .anyMatch(action -> action.endsWith(":*")));
    }

    @Test
    void namesWhomAServiceMayActFor() {
        assertOnlyExceptions(
                WITHOUT_SOURCE, it -> it.isFor("Service", _ -> true) && !it.narrowedBy(SOURCES));
    }

    @Test
    void namesWhatARoleMayTouch() {
        assertOnlyExceptions(
                ON_ANYTHING, it -> it.ofIdentity() && it.statement().resources().contains("*"));
    }

    @Test
    void forbidsNothingButToComeWithoutTls() {
        assertThat(drawn().filter(it -> it.statement().effect() == Statement.Effect.DENY))
                .isNotEmpty()
                .allMatch(it -> it.sid().equals("VedetteTlsOnly"));
    }

    @Test
    void allowsNothingThatIsLeftOpen() {
        assertThat(drawn())
                .allMatch(it -> it.statement().others().isEmpty())
                .noneMatch(it -> it.statement().actions().isEmpty());
    }

    /** Every statement that does so is a known exception, and every exception is one still. */
    private static void assertOnlyExceptions(
            Map<String, String> exceptions, Predicate<Drawn> which) {
        List<Drawn> found = drawn().filter(which).toList();
        assertThat(found).allMatch(it -> exceptions.containsKey(it.sid()));
        assertThat(found.stream().map(Drawn::sid).collect(Collectors.toSet()))
                .isEqualTo(exceptions.keySet());
    }

    private static Blueprint blueprint(Topology topology) {
        AwsClients clients =
                new AwsClients(
                        new NoClients(),
                        new CallGate(
                                new SimulatedTime(Instant.EPOCH),
                                RequestRates.UNLIMITED,
                                new AwsFailures(),
                                new Random(1),
                                1));
        Organization organization =
                new Organization(
                        topology,
                        SECURITY,
                        ARCHIVE,
                        REGIONS.getFirst(),
                        REGIONS,
                        ACCOUNTS.stream()
                                .map(id ->
                                        new Account(
                                                id,
                                                "account",
                                                AccountState.ACTIVE,
                                                "",
                                                new HashSet<>(REGIONS)))
                                .toList(),
                        Set.of());
        List<ItemBlueprint> items =
                List.of(
                        new GuardDutyBlueprint(clients),
                        new SecurityHubBlueprint(clients),
                        new ConfigBlueprint(clients),
                        new CloudTrailBlueprint(clients),
                        new ApplicationLogsBlueprint(clients),
                        new AnalysisBlueprint(clients));
        Baseline baseline = baseline(organization);
        return Blueprint.draw(
                baseline,
                organization,
                items,
                List.of(),
                new Surveyor(baseline, organization, items).examples());
    }

    private static Baseline baseline(Organization organization) {
        boolean organized = organization.topology() instanceof Topology.AwsOrganization;
        Map<CatalogItem, CatalogSettings> tools =
                Catalog.entries().stream()
                        .collect(
                                Collectors.toMap(
                                        CatalogEntry::item,
                                        CatalogEntry::defaults,
                                        (a, _) -> a,
                                        () -> new HashMap<>()));
        return new Baseline(
                new OrganizationSettings(
                        organized ? OrganizationSettings.Type.AWS : OrganizationSettings.Type.NONE,
                        organization.home(),
                        new RegionChoice.Listed(organization.regions()),
                        organization.securityTooling(),
                        organization.logArchive(),
                        "Vedette",
                        List.of(),
                        organized
                                ? List.of()
                                : organization.accounts().stream()
                                        .map(it -> new ListedAccount(it.id(), it.name()))
                                        .toList()),
                tools);
    }

    /** Drawing calls nobody. */
    private static final class NoClients implements ClientSource {

        @Override
        public <C extends SdkClient> C client(Class<C> type, Target target) {
            throw new IllegalStateException("drawing called " + type.getSimpleName());
        }

        @Override
        public AccountId caller() {
            return MANAGEMENT;
        }
    }
}
