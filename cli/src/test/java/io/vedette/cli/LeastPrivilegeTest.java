package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.policy.Statement;
import io.vedette.cli.session.DryDrawing;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.baseline.BaselineTemplate;
import io.vedette.core.plan.Blueprint;
import io.vedette.core.resource.ResourceId;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every policy and trust document that can be drawn: all items with everything on, for an
 * organization and for separate accounts.
 */
final class LeastPrivilegeTest {

    private static final String ACCOUNTS =
            """
            [{id: "222222222222", name: tooling}, {id: "333333333333", name: logs}, {id: "444444444444", name: shop}]\
            """;

    /** Condition keys that say on whose behalf a service asks, or who asks. */
    private static final Set<String> SOURCES =
            Set.of("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid");

    private static final Set<String> CALLERS = Set.of("aws:principalorgid");

    /** Service principals without a source, each by the id of its statement, and why. */
    private static final Map<String, String> WITHOUT_SOURCE =
            Map.of(
                    "VedetteCloudTrail",
                    "CloudTrail's role for CloudWatch Logs: its documentation says that"
                            + " aws:SourceArn and aws:SourceAccount are not supported in the trust"
                            + " policy",
                    "VedetteDefaultHostManagement",
                    "the trust policy of AWS's documentation of Default Host Management"
                            + " Configuration, which names no condition for it",
                    "VedetteFindingsStreams",
                    "EventBridge makes log streams without saying for which rule; AWS's"
                            + " documented policy confines only what is written to them",
                    "VedetteLoadBalancerLogs",
                    "AWS documents no condition for the log delivery of application and classic"
                            + " load balancers; the paths of what it writes name our accounts");

    /** Statements for everybody, by their ids, and what they are for. */
    private static final Map<String, String> FOR_EVERYBODY =
            Map.of(
                    "VedetteApplicationLogs",
                    "every account of the organization sends its log groups to the archive",
                    "VedetteFindings",
                    "every account of the organization sends its findings to the central bus",
                    "VedetteSessionLogsCheck",
                    "every account's managed nodes look whether session logs are encrypted",
                    "VedetteSessionLogsEncryption",
                    "every account's managed nodes encrypt session logs",
                    "VedetteSessionLogsWrite",
                    "every account's managed nodes write session logs, to a path of their own");

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
                            + " AWSConfigRoleForOrganizations",
                    "VedetteSessionLogGroups",
                    "a listing of log groups, as in AWS's example of a role for Session Manager");

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
        return blueprints()
                .flatMap(it -> it.resources().values().stream())
                .flatMap(it -> statements(it.id().toString(), "", it.desired()));
    }

    private static Stream<Blueprint> blueprints() {
        return Stream.of(everythingOn("aws", "[]"), everythingOn("none", ACCOUNTS));
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
        assertOnlyExceptions(
                FOR_EVERYBODY,
                it ->
                        it.statement().effect() == Statement.Effect.ALLOW
                                && it.isFor("AWS", "*"::equals));
        assertThat(drawn())
                .filteredOn(it -> FOR_EVERYBODY.containsKey(it.sid()))
                .allMatch(it -> it.narrowedBy(CALLERS) || !it.isFor("AWS", "*"::equals));
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
    void letsNobodyIntoABucketWithoutTls() {
        Set<ResourceId> drawn = new HashSet<>();
        blueprints().forEach(it -> drawn.addAll(it.resources().keySet()));

        assertThat(drawn.stream().filter(it -> it.kind().equals("s3.bucket")))
                .isNotEmpty()
                .map(it -> new ResourceId("s3.bucket-policy", it.target(), it.name() + "/tls"))
                .allMatch(drawn::contains);
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
        Map<String, String> found = new TreeMap<>();
        drawn().filter(which).forEach(it -> found.put(it.sid(), it.toString()));
        assertThat(found).containsOnlyKeys(exceptions.keySet());
    }

    /** The template has every key of the baseline, and every switch in it is turned on here. */
    private static Blueprint everythingOn(String organization, String accounts) {
        String baseline =
                BaselineTemplate.text()
                        .replace("enabled: false", "enabled: true")
                        .replace("connection-logs: false", "connection-logs: true")
                        .replace("  type: aws\n", "  type: %s\n".formatted(organization))
                        .replace("  accounts: []\n", "  accounts: %s\n".formatted(accounts));
        return new DryDrawing(BaselineReader.parse("everything on", baseline)).blueprint();
    }
}
