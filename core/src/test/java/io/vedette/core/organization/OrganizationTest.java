package io.vedette.core.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrganizationTest {

    private static final Region HOME = new Region("us-east-1");
    private static final Region IRELAND = new Region("eu-west-1");
    private static final Region CAPE_TOWN = new Region("af-south-1");
    private static final List<Region> REGIONS = List.of(HOME, IRELAND, CAPE_TOWN);
    private static final AccountId FIRST = new AccountId("111111111111");
    private static final AccountId SECOND = new AccountId("222222222222");

    @Test
    void itsTargetsAreTheEnabledRegionsOfTheAccountsThatCanBeWorkedIn() {
        Organization organization =
                organization(
                        Set.of(),
                        account(FIRST, AccountState.ACTIVE, CAPE_TOWN, HOME),
                        account(SECOND, AccountState.ACTIVE, IRELAND));

        assertThat(organization.targets())
                .containsExactly(
                        new Target(FIRST, HOME),
                        new Target(FIRST, CAPE_TOWN),
                        new Target(SECOND, IRELAND));
    }

    @Test
    void saysWhereARegionIsNotEnabled() {
        Organization organization =
                organization(Set.of(), account(FIRST, AccountState.ACTIVE, HOME, IRELAND));

        assertThat(organization.unreachable())
                .containsExactly(
                        new UnreachableTarget(
                                new Target(FIRST, CAPE_TOWN),
                                "the region is not enabled in this account"));
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING_ACTIVATION, the account is not activated yet",
        "SUSPENDED, the account is suspended",
        "PENDING_CLOSURE, the account is about to be closed",
        "CLOSED, the account is closed"
    })
    void saysWhyAnAccountCannotBeWorkedIn(AccountState state, String why) {
        Organization organization = organization(Set.of(), account(FIRST, state, HOME));

        assertThat(organization.members()).isEmpty();
        assertThat(organization.targets()).isEmpty();
        assertThat(organization.unreachable())
                .hasSize(3)
                .allSatisfy(out -> assertThat(out.why()).isEqualTo(why));
    }

    @Test
    void leavesOutWhatTheBaselineExcludesWhateverItsState() {
        Organization organization =
                organization(
                        Set.of(SECOND),
                        account(FIRST, AccountState.ACTIVE, HOME, IRELAND, CAPE_TOWN),
                        account(SECOND, AccountState.SUSPENDED, HOME, IRELAND, CAPE_TOWN));

        assertThat(organization.members()).extracting(Account::id).containsExactly(FIRST);
        assertThat(organization.unreachable())
                .hasSize(3)
                .allSatisfy(out ->
                        assertThat(out.why()).isEqualTo("the baseline excludes this account"));
    }

    @Test
    void asksForNoRegionThatTheBaselineDoesNotAskFor() {
        Organization organization =
                organization(
                        Set.of(),
                        account(FIRST, AccountState.ACTIVE, HOME, new Region("sa-east-1")));

        assertThat(organization.targets()).containsExactly(new Target(FIRST, HOME));
    }

    @Test
    void refusesAHomeThatIsNotAmongItsRegions() {
        assertThatThrownBy(() ->
                        new Organization(
                                new Topology.SeparateAccounts(),
                                FIRST,
                                FIRST,
                                HOME,
                                List.of(IRELAND),
                                List.of(),
                                Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the home region us-east-1 is not among the regions [eu-west-1]");
    }

    @Test
    void refusesTheSameAccountTwice() {
        Account account = account(FIRST, AccountState.ACTIVE, HOME);

        assertThatThrownBy(() -> organization(Set.of(), account, account))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account 111111111111 is there twice");
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyAccountAndRegionIsEitherATargetOrUnreachable(
            @ForAll @Size(max = 8) List<AccountState> states,
            @ForAll @Size(max = 8) Set<@IntRange(max = 7) Integer> out,
            @ForAll int seed) {
        Account[] accounts = new Account[states.size()];
        for (int i = 0; i < accounts.length; i++) {
            Region[] enabled =
                    (seed >> i & 1) == 0 ? new Region[] {HOME} : REGIONS.toArray(Region[]::new);
            accounts[i] = account(new AccountId("%012d".formatted(i)), states.get(i), enabled);
        }
        Set<AccountId> excluded =
                out.stream()
                        .map(number -> new AccountId("%012d".formatted(number)))
                        .collect(Collectors.toSet());
        Organization organization = organization(excluded, accounts);

        Set<Target> all = new HashSet<>(organization.targets());
        organization.unreachable().forEach(it -> assertThat(all.add(it.target())).isTrue());
        assertThat(all).hasSize(accounts.length * REGIONS.size());
        assertThat(organization.targets())
                .hasSameSizeAs(Set.copyOf(organization.targets()))
                .noneMatch(target -> excluded.contains(target.account()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11111111111", "1111111111111", "11111111111a", "１１１１１１１１１１１１"})
    void anAccountIdHasTwelveDigits(String text) {
        assertThatThrownBy(() -> new AccountId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 12 digits in quotes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-east-1",
                "ap-southeast-4",
                "us-gov-west-1",
                "us-isob-east-1",
                "mx-central-1"
            })
    void knowsARegionByItsShape(String code) {
        assertThat(new Region(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "us-east", "US-EAST-1", "us_east_1", "useast1", "us-east-1a", "-east-1"})
    void refusesWhatIsNotShapedLikeARegion(String code) {
        assertThatThrownBy(() -> new Region(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sortsTargetsByAccountThenRegion() {
        List<Target> targets =
                List.of(
                        new Target(SECOND, HOME),
                        new Target(FIRST, HOME),
                        new Target(FIRST, IRELAND));

        assertThat(targets.stream().sorted())
                .containsExactly(
                        new Target(FIRST, IRELAND),
                        new Target(FIRST, HOME),
                        new Target(SECOND, HOME));
        assertThat(new Target(FIRST, HOME)).hasToString("111111111111/us-east-1");
    }

    @Test
    void onlyAnActiveAccountIsAMember() {
        for (AccountState state : EnumSet.allOf(AccountState.class)) {
            assertThat(organization(Set.of(), account(FIRST, state, HOME)).members())
                    .hasSize(state == AccountState.ACTIVE ? 1 : 0);
        }
    }

    private static Account account(AccountId id, AccountState state, Region... regions) {
        return new Account(id, "account " + id, state, "", Set.copyOf(Arrays.asList(regions)));
    }

    private static Organization organization(Set<AccountId> excluded, Account... accounts) {
        return new Organization(
                new Topology.AwsOrganization("o-example", FIRST),
                SECOND,
                SECOND,
                HOME,
                REGIONS,
                List.of(accounts),
                excluded);
    }
}
