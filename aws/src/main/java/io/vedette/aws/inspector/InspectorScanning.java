package io.vedette.aws.inspector;

import io.vedette.aws.AwsClients;
import io.vedette.aws.inspector.ScanSwitches.Switch;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.CostDriver;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.ResourceKind;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.Update;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.Inspector2Client;

/**
 * Keeps what an account scans ({@code Enable}, {@code Disable}): its own doing, or that of the
 * delegated administrator for its members, a hundred a call. Inspector takes the administrator and
 * its members in one call no more than the two kinds share one.
 */
final class InspectorScanning implements ResourceKind<InspectorScanning.State> {

    static final String NAME = "scanning";

    /** The scan types that are on, by Inspector's names. */
    record State(Set<String> scanTypes) {
        State {
            scanTypes = ScanTypes.sorted(scanTypes);
        }
    }

    private final AwsClients clients;
    private final @Nullable AccountId administrator;
    private final FormerScans formerScans;

    private InspectorScanning(
            AwsClients clients, @Nullable AccountId administrator, FormerScans formerScans) {
        this.clients = clients;
        this.administrator = administrator;
        this.formerScans = formerScans;
    }

    /** Accounts that decide for themselves, among them the administrator. */
    static InspectorScanning ofAccounts(AwsClients clients) {
        return new InspectorScanning(clients, null, new FormerScans(clients));
    }

    static InspectorScanning ofMembers(
            AwsClients clients, AccountId administrator, FormerScans formerScans) {
        return new InspectorScanning(clients, administrator, formerScans);
    }

    @Override
    public String name() {
        return administrator == null ? "inspector.scanning" : "inspector.member-scanning";
    }

    @Override
    public Target place(Resource<State> resource) {
        return administrator == null
                ? resource.target()
                : new Target(administrator, resource.target().region());
    }

    @Override
    public int batch() {
        return administrator == null ? 1 : AccountStates.BATCH;
    }

    private Inspector2Client client(Target place) {
        return clients.client(Inspector2Client.class, place);
    }

    @Override
    public Map<ResourceId, Reading<State>> read(Target place, List<Resource<State>> resources) {
        List<String> accounts = resources.stream().map(InspectorScanning::account).toList();
        AccountStates found = AccountStates.read(client(place), accounts);
        Map<ResourceId, Reading<State>> readings = new HashMap<>();
        resources.forEach(
                it -> readings.put(it.id(), found.reading(account(it), it.desired().scanTypes())));
        return readings;
    }

    @Override
    public Map<ResourceId, Result> create(Target place, List<Resource<State>> absent) {
        Map<ResourceId, Switch> switches = new LinkedHashMap<>();
        absent.forEach(
                it -> switches.put(it.id(), Switch.between(Set.of(), it.desired().scanTypes())));
        return make(place, switches);
    }

    @Override
    public Map<ResourceId, Result> update(Target place, List<Update<State>> differing) {
        Map<ResourceId, Switch> switches = new LinkedHashMap<>();
        differing.forEach(it ->
                switches.put(
                        it.resource().id(),
                        Switch.between(
                                it.before().scanTypes(), it.resource().desired().scanTypes())));
        return make(place, switches);
    }

    /**
     * What an account that is not a member yet scans for itself, and what the administrator cannot
     * see. The last account is asked first: members are noted at the same time, from the first on,
     * and neither asks what the other knows.
     */
    @Override
    public Map<ResourceId, State> underneath(Target place, List<Resource<State>> absent) {
        Map<ResourceId, State> found = new HashMap<>();
        if (administrator != null) {
            for (Resource<State> resource : absent.reversed()) {
                Set<String> own = formerScans.of(resource.target());
                if (!own.isEmpty()) {
                    found.put(resource.id(), new State(own));
                }
            }
        }
        return found;
    }

    @Override
    public Map<ResourceId, Result> delete(Target place, List<Removal<State>> made) {
        Map<ResourceId, Switch> switches = new LinkedHashMap<>();
        Map<ResourceId, Result> results = new HashMap<>();
        for (Removal<State> removal : made) {
            Set<String> own = removal.underneath().map(State::scanTypes).orElse(Set.of());
            if (own.equals(FormerScans.UNKNOWN)) {
                results.put(removal.resource().id(), FormerScans.LEFT);
            } else {
                switches.put(
                        removal.resource().id(), Switch.between(removal.found().scanTypes(), own));
            }
        }
        results.putAll(make(place, switches));
        return results;
    }

    private Map<ResourceId, Result> make(Target place, Map<ResourceId, Switch> switches) {
        Map<String, Switch> byAccount = new LinkedHashMap<>();
        switches.forEach((id, it) -> byAccount.put(id.target().account().value(), it));
        Map<String, Result> results =
                new ScanSwitches(client(place), administrator != null).make(byAccount);
        return byResource(switches.keySet(), results);
    }

    private static Map<ResourceId, Result> byResource(
            Collection<ResourceId> ids, Map<String, Result> results) {
        Map<ResourceId, Result> byResource = new HashMap<>();
        ids.forEach(id ->
                byResource.put(
                        id, Objects.requireNonNull(results.get(id.target().account().value()))));
        return byResource;
    }

    private static String account(Resource<State> resource) {
        return resource.target().account().value();
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        Set<CostDriver> drivers = EnumSet.noneOf(CostDriver.class);
        desired.scanTypes().forEach(type -> drivers.addAll(ScanTypes.costDrivers(type)));
        return drivers;
    }

    @Override
    public Set<String> readActions() {
        return Set.of(AccountStates.ACTION);
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("inspector2:Enable", "inspector2:Disable", "iam:CreateServiceLinkedRole");
    }

    /** What the account scanned for itself is asked of it. */
    @Override
    public Set<String> localActions() {
        return administrator == null ? Set.of() : Set.of(AccountStates.ACTION);
    }
}
