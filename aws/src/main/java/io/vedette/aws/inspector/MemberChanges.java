package io.vedette.aws.inspector;

import io.vedette.aws.inspector.InspectorMember.State;
import io.vedette.aws.inspector.ScanSwitches.Switch;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.inspector2.model.ValidationException;

/** Associates accounts with the delegated administrator, and releases them as they were. */
final class MemberChanges {

    private final Inspector2Client client;

    MemberChanges(Inspector2Client client) {
        this.client = client;
    }

    Result associate(String account) {
        try {
            client.associateMember(it -> it.accountId(account));
        } catch (ValidationException refused) {
            if (!Refusals.describe(refused).contains("already")) {
                return new Result.Refused(
                        "AssociateMember was refused: " + Refusals.describe(refused));
            }
        } catch (ServiceQuotaExceededException full) {
            return new Result.Refused("AssociateMember was refused: " + Refusals.describe(full));
        }
        return new Result.Pending("Inspector to associate the account");
    }

    /**
     * Ends associations. A member cannot turn its own scans off, so the administrator first leaves
     * it what it scanned before; an account that scanned nothing is left with nothing.
     */
    Map<ResourceId, Result> release(List<Removal<State>> made) {
        Map<ResourceId, Result> results = new HashMap<>();
        for (int from = 0; from < made.size(); from += AccountStates.BATCH) {
            List<Removal<State>> some =
                    made.subList(from, Math.min(made.size(), from + AccountStates.BATCH));
            Map<String, Result> restored = restore(some);
            for (Removal<State> removal : some) {
                String account = InspectorMember.account(removal.resource());
                Result result = restored.getOrDefault(account, Result.done());
                results.put(
                        removal.resource().id(),
                        switch (result) {
                            case Result.Refused _, Result.Left _ -> result;
                            case Result.Done _, Result.Pending _ -> disassociate(account);
                        });
            }
        }
        return results;
    }

    private Map<String, Result> restore(List<Removal<State>> made) {
        List<String> accounts = new ArrayList<>();
        made.forEach(it -> accounts.add(InspectorMember.account(it.resource())));
        AccountStates now = AccountStates.read(client, accounts);
        Map<String, Switch> switches = new LinkedHashMap<>();
        Map<String, Result> results = new HashMap<>();
        for (Removal<State> removal : made) {
            String account = InspectorMember.account(removal.resource());
            Set<String> own = removal.underneath().map(State::ownScanTypes).orElse(Set.of());
            if (own.equals(FormerScans.UNKNOWN)) {
                results.put(account, FormerScans.LEFT);
            } else {
                switches.put(account, Switch.between(now.scanTypes(account), own));
            }
        }
        results.putAll(new ScanSwitches(client, true).make(switches));
        return results;
    }

    private Result disassociate(String account) {
        try {
            client.disassociateMember(it -> it.accountId(account));
        } catch (ValidationException refused) {
            if (!Refusals.describe(refused).contains("not yet associated")) {
                throw refused;
            }
        }
        return Result.done();
    }
}
