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
import java.util.Set;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.ConflictException;
import software.amazon.awssdk.services.macie2.model.MacieStatus;

/**
 * Keeps Macie on in an account that enables it for itself ({@code EnableMacie}, {@code
 * UpdateMacieSession}); members of an organization get theirs from the administrator.
 */
record MacieSession(AwsClients clients) implements SingleResourceKind<MacieSession.State> {

    /** Whether Macie works or is suspended. */
    record State(MacieStatus status) {
        static final State ENABLED = new State(MacieStatus.ENABLED);
    }

    @Override
    public String name() {
        return "macie.session";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return Answers.ifOn(() -> macie(resource.target()).getMacieSession(it -> {}))
                .<Reading<State>>map(found -> new Reading.Present<>(new State(found.status())))
                .orElseGet(Reading.Absent::new);
    }

    @Override
    public Result create(Resource<State> resource) {
        try {
            macie(resource.target()).enableMacie(it -> it.status(resource.desired().status()));
        } catch (ConflictException enabledMeanwhile) {
            set(resource);
        }
        return Result.done();
    }

    @Override
    public Result update(Update<State> update) {
        set(update.resource());
        return Result.done();
    }

    private void set(Resource<State> resource) {
        macie(resource.target()).updateMacieSession(it -> it.status(resource.desired().status()));
    }

    /** Disables Macie; its settings and resources in the account go with it. */
    @Override
    public Result delete(Removal<State> removal) {
        return Answers.attempt(() -> {
            Answers.ifOn(() -> macie(removal.resource().target()).disableMacie(it -> {}));
            return Result.done();
        });
    }

    @Override
    public Set<CostDriver> costDrivers(State desired) {
        return Set.of(CostDriver.MACIE_BUCKETS);
    }

    @Override
    public Set<String> readActions() {
        return Set.of("macie2:GetMacieSession");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of(
                "iam:CreateServiceLinkedRole", "macie2:EnableMacie", "macie2:UpdateMacieSession");
    }

    @Override
    public Set<String> deleteActions() {
        return Set.of("macie2:DisableMacie");
    }

    private Macie2Client macie(Target target) {
        return clients.client(Macie2Client.class, target);
    }
}
