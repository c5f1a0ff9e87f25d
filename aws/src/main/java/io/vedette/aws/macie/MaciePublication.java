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
import software.amazon.awssdk.services.macie2.model.FindingPublishingFrequency;
import software.amazon.awssdk.services.macie2.model.SecurityHubConfiguration;

/**
 * Keeps how an account's findings are published: how often, and which of them to Security Hub
 * ({@code UpdateMacieSession}, {@code PutFindingsPublicationConfiguration}). Every account
 * publishes its own, members of an organization too.
 */
record MaciePublication(AwsClients clients) implements SingleResourceKind<MaciePublication.State> {

    /** How often, and which findings go to Security Hub. */
    record State(
            FindingPublishingFrequency findingPublishingFrequency,
            boolean policyFindings,
            boolean classificationFindings) {}

    @Override
    public String name() {
        return "macie.publication";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        Macie2Client macie = macie(resource.target());
        return Answers.ifOn(() -> observed(macie))
                .<Reading<State>>map(Reading.Present::new)
                .orElseGet(Reading.Absent::new);
    }

    private static State observed(Macie2Client macie) {
        FindingPublishingFrequency frequency =
                macie.getMacieSession(it -> {}).findingPublishingFrequency();
        SecurityHubConfiguration hub =
                macie.getFindingsPublicationConfiguration(it -> {}).securityHubConfiguration();
        return new State(
                frequency, hub.publishPolicyFindings(), hub.publishClassificationFindings());
    }

    @Override
    public Result create(Resource<State> resource) {
        setFrequency(resource);
        setDestination(resource);
        return Result.done();
    }

    @Override
    public Result update(Update<State> update) {
        if (update.touches("findingPublishingFrequency")) {
            setFrequency(update.resource());
        }
        if (update.touches("policyFindings") || update.touches("classificationFindings")) {
            setDestination(update.resource());
        }
        return Result.done();
    }

    private void setFrequency(Resource<State> resource) {
        macie(resource.target())
                .updateMacieSession(it ->
                        it.findingPublishingFrequency(
                                resource.desired().findingPublishingFrequency()));
    }

    private void setDestination(Resource<State> resource) {
        State desired = resource.desired();
        macie(resource.target())
                .putFindingsPublicationConfiguration(request ->
                        request.securityHubConfiguration(hub ->
                                hub.publishPolicyFindings(desired.policyFindings())
                                        .publishClassificationFindings(
                                                desired.classificationFindings())));
    }

    /** The settings were not there before because Macie was off, and go when it is off again. */
    @Override
    public Result delete(Removal<State> removal) {
        return Result.done();
    }

    @Override
    public Set<String> readActions() {
        return Set.of("macie2:GetFindingsPublicationConfiguration", "macie2:GetMacieSession");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("macie2:PutFindingsPublicationConfiguration", "macie2:UpdateMacieSession");
    }

    private Macie2Client macie(Target target) {
        return clients.client(Macie2Client.class, target);
    }
}
