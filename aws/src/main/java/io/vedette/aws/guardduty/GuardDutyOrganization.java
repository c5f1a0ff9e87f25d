package io.vedette.aws.guardduty;

import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.guardduty.model.AutoEnableMembers;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.DescribeOrganizationConfigurationResponse;
import software.amazon.awssdk.services.guardduty.model.UpdateOrganizationConfigurationRequest;

/**
 * Keeps what GuardDuty enrols and turns on by itself in an organization, at the delegated
 * administrator ({@code UpdateOrganizationConfiguration}).
 */
final class GuardDutyOrganization implements SingleResourceKind<GuardDutyOrganization.State> {

    /** Which accounts are enrolled by themselves, and with which features. */
    record State(
            AutoEnableMembers autoEnableOrganizationMembers, Map<String, AutoProtection> features) {
        State {
            features = Protection.sorted(features);
        }
    }

    private final Detectors detectors;

    GuardDutyOrganization(Detectors detectors) {
        this.detectors = detectors;
    }

    @Override
    public String name() {
        return "guardduty.organization";
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        Optional<String> detector = detectors.find(resource.target());
        if (detector.isEmpty()) {
            return new Reading.Absent<>();
        }
        try {
            DescribeOrganizationConfigurationResponse found =
                    detectors
                            .client(resource.target())
                            .describeOrganizationConfiguration(
                                    request -> request.detectorId(detector.get()));
            return new Reading.Present<>(observed(found, resource.desired()));
        } catch (BadRequestException notTheAdministrator) {
            // The detector was listed, so the account itself is what GuardDuty objects to.
            return new Reading.Absent<>();
        }
    }

    private static State observed(DescribeOrganizationConfigurationResponse found, State desired) {
        return new State(
                found.autoEnableOrganizationMembers(),
                AutoProtection.observed(
                        FeatureShapes.ofOrganization(found.features()), desired.features()));
    }

    @Override
    public Result create(Resource<State> resource) {
        return set(resource, resource.desired().features());
    }

    @Override
    public Result update(Update<State> update) {
        return set(
                update.resource(),
                Protection.differing(
                        update.before().features(), update.resource().desired().features()));
    }

    /** Nothing is enrolled or turned on by itself any more, so that members can leave. */
    @Override
    public Result delete(Removal<State> removal) {
        Resource<State> resource = removal.resource();
        if (detectors.find(resource.target()).isEmpty()) {
            return Result.done();
        }
        State found = removal.found();
        State blank =
                new State(
                        AutoEnableMembers.NONE,
                        AutoProtection.observed(Map.of(), found.features()));
        Resource<State> blanked = Resource.of(this, resource.target(), resource.name(), blank);
        return found.equals(blank)
                ? Result.done()
                : set(blanked, Protection.differing(found.features(), blank.features()));
    }

    private Result set(Resource<State> resource, Map<String, AutoProtection> features) {
        Optional<String> detector = detectors.find(resource.target());
        if (detector.isEmpty()) {
            return Detectors.missing(resource.target());
        }
        return FeatureRequests.send(
                features,
                FeatureShapes::forOrganization,
                some -> {
                    UpdateOrganizationConfigurationRequest.Builder request =
                            UpdateOrganizationConfigurationRequest.builder()
                                    .detectorId(detector.get())
                                    .autoEnableOrganizationMembers(
                                            resource.desired().autoEnableOrganizationMembers());
                    if (!some.isEmpty()) {
                        request.features(some);
                    }
                    detectors
                            .client(resource.target())
                            .updateOrganizationConfiguration(request.build());
                });
    }

    @Override
    public Set<String> readActions() {
        return Set.of(Detectors.ACTION, "guardduty:DescribeOrganizationConfiguration");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("guardduty:UpdateOrganizationConfiguration");
    }
}
