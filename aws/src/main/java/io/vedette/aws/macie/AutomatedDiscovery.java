package io.vedette.aws.macie;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AutoEnableMode;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryStatus;
import software.amazon.awssdk.services.macie2.model.GetAutomatedDiscoveryConfigurationResponse;

/**
 * Keeps automated sensitive data discovery, of an account for itself or, at the delegated
 * administrator, of the organization ({@code UpdateAutomatedDiscoveryConfiguration}, {@code
 * BatchUpdateAutomatedDiscoveryAccounts}).
 */
final class AutomatedDiscovery implements SingleResourceKind<AutomatedDiscovery.State> {

    /**
     * Whether Macie samples data by itself, and for which accounts.
     *
     * @param autoEnable for which accounts of the organization; null for an account of its own
     * @param without the members that it is off for; null where that is not decided
     */
    record State(
            AutomatedDiscoveryStatus status,
            @Nullable AutoEnableMode autoEnable,
            @Nullable Set<String> without) {

        static final State OFF = new State(AutomatedDiscoveryStatus.DISABLED, null, null);

        State {
            without = without == null ? null : Collections.unmodifiableSet(new TreeSet<>(without));
        }

        boolean enabled() {
            return status == AutomatedDiscoveryStatus.ENABLED;
        }

        private boolean isConfiguredAs(State other) {
            return status == other.status && autoEnable == other.autoEnable;
        }
    }

    private final AwsClients clients;
    private final Set<String> accounts;

    /**
     * @param accounts the accounts whose discovery is Vedette's to decide
     */
    AutomatedDiscovery(AwsClients clients, Set<String> accounts) {
        this.clients = clients;
        this.accounts = Set.copyOf(accounts);
    }

    @Override
    public String name() {
        return "macie.automated-discovery";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        Macie2Client macie = macie(resource.target());
        return Answers.ifItsPlace(() -> macie.getAutomatedDiscoveryConfiguration(it -> {}))
                .<Reading<State>>map(
                        found -> new Reading.Present<>(observed(macie, found, resource.desired())))
                .orElseGet(Reading.Absent::new);
    }

    /** Members are asked about where they matter: for what is desired, or to be put back. */
    private State observed(
            Macie2Client macie, GetAutomatedDiscoveryConfigurationResponse found, State desired) {
        State configured = new State(found.status(), found.autoEnableOrganizationMembers(), null);
        if (configured.autoEnable() == null || !configured.enabled()) {
            // Off for the administrator is off for all.
            return configured.isConfiguredAs(desired)
                    ? new State(configured.status(), configured.autoEnable(), desired.without())
                    : configured;
        }
        boolean matters = desired.without() != null || !configured.isConfiguredAs(desired);
        return matters
                ? new State(
                        configured.status(),
                        configured.autoEnable(),
                        new DiscoveryAccounts(macie, accounts).without())
                : configured;
    }

    @Override
    public Result create(Resource<State> resource) {
        configure(resource.target(), resource.desired());
        return converge(resource);
    }

    /** An administrator that goes back to an account of its own reaches nobody in between. */
    @Override
    public Result update(Update<State> update) {
        State before = update.before();
        State desired = update.resource().desired();
        if (desired.autoEnable() == null && before.autoEnable() != null) {
            configure(
                    update.resource().target(),
                    new State(desired.status(), AutoEnableMode.NONE, null));
        } else if (!before.isConfiguredAs(desired)) {
            configure(update.resource().target(), desired);
        }
        return converge(update.resource());
    }

    private void configure(Target target, State desired) {
        macie(target)
                .updateAutomatedDiscoveryConfiguration(it ->
                        it.status(desired.status())
                                .autoEnableOrganizationMembers(desired.autoEnable()));
    }

    private Result converge(Resource<State> resource) {
        Set<String> without = resource.desired().without();
        return without == null || !resource.desired().enabled()
                ? Result.done()
                : new DiscoveryAccounts(macie(resource.target()), accounts).leaveOut(without);
    }

    /** Macie was off before; until it is again, it discovers nothing. */
    @Override
    public Result delete(Removal<State> removal) {
        AutoEnableMode none = removal.found().autoEnable() == null ? null : AutoEnableMode.NONE;
        configure(
                removal.resource().target(),
                new State(AutomatedDiscoveryStatus.DISABLED, none, null));
        return Result.done();
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return desired.enabled() ? Set.of(CostDriver.MACIE_OBJECTS, CostDriver.MACIE_GB) : Set.of();
    }

    @Override
    public Set<String> readActions() {
        return Set.of(
                "macie2:GetAutomatedDiscoveryConfiguration",
                "macie2:ListAutomatedDiscoveryAccounts");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "macie2:BatchUpdateAutomatedDiscoveryAccounts",
                "macie2:UpdateAutomatedDiscoveryConfiguration");
    }

    private Macie2Client macie(Target target) {
        return clients.client(Macie2Client.class, target);
    }
}
