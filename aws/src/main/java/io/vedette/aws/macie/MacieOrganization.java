package io.vedette.aws.macie;

import io.vedette.aws.AwsClients;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import software.amazon.awssdk.services.macie2.Macie2Client;

/**
 * Keeps whether Macie enrols accounts that join the organization, at the delegated administrator
 * ({@code UpdateOrganizationConfiguration}).
 */
record MacieOrganization(AwsClients clients)
        implements SingleResourceKind<MacieOrganization.State> {

    /** Whether new accounts are enrolled by themselves. */
    record State(boolean autoEnable) {}

    @Override
    public String name() {
        return "macie.organization";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        return Answers.ifItsPlace(
                        () -> macie(resource.target()).describeOrganizationConfiguration(it -> {}))
                .<Reading<State>>map(found -> new Reading.Present<>(new State(found.autoEnable())))
                .orElseGet(Reading.Absent::new);
    }

    @Override
    public Result create(Resource<State> resource) {
        set(resource.target(), resource.desired().autoEnable());
        return Result.done();
    }

    @Override
    public Result update(Update<State> update) {
        return create(update.resource());
    }

    /** The configuration itself goes with the administrator; until then nobody is enrolled. */
    @Override
    public Result delete(Removal<State> removal) {
        if (removal.found().autoEnable()) {
            set(removal.resource().target(), false);
        }
        return Result.done();
    }

    private void set(Target administrator, boolean autoEnable) {
        macie(administrator).updateOrganizationConfiguration(it -> it.autoEnable(autoEnable));
    }

    @Override
    public Set<String> readActions() {
        return Set.of("macie2:DescribeOrganizationConfiguration");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("macie2:UpdateOrganizationConfiguration");
    }

    private Macie2Client macie(Target target) {
        return clients.client(Macie2Client.class, target);
    }
}
