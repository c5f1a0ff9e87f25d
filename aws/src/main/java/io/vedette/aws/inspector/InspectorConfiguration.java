package io.vedette.aws.inspector;

import io.vedette.aws.AwsClients;
import io.vedette.core.catalog.InspectorSettings;
import io.vedette.core.resource.Reading;
import io.vedette.core.resource.Removal;
import io.vedette.core.resource.Resource;
import io.vedette.core.resource.Result;
import io.vedette.core.resource.SingleResourceKind;
import io.vedette.core.resource.Update;
import java.util.Set;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;
import software.amazon.awssdk.services.inspector2.model.Ec2ConfigurationState;
import software.amazon.awssdk.services.inspector2.model.Ec2ScanMode;
import software.amazon.awssdk.services.inspector2.model.Ec2ScanModeStatus;
import software.amazon.awssdk.services.inspector2.model.EcrConfigurationState;
import software.amazon.awssdk.services.inspector2.model.EcrRescanDurationStatus;
import software.amazon.awssdk.services.inspector2.model.GetConfigurationResponse;
import software.amazon.awssdk.services.inspector2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.inspector2.model.UpdateConfigurationRequest;

/**
 * Keeps how an account and its members scan ({@code UpdateConfiguration}). What the baseline does
 * not speak of, such as how long images are scanned after their use, is left alone.
 */
final class InspectorConfiguration implements SingleResourceKind<InspectorConfiguration.State> {

    /**
     * How instances are looked into and how long images are scanned again, in Inspector's words.
     */
    record State(String ec2ScanMode, String ecrRescanDuration) {

        static State of(InspectorSettings settings) {
            Ec2ScanMode mode =
                    switch (settings.ec2ScanMode()) {
                        case HYBRID -> Ec2ScanMode.EC2_HYBRID;
                        case AGENT_BASED -> Ec2ScanMode.EC2_SSM_AGENT_BASED;
                    };
            return new State(mode.toString(), settings.ecrRescanDuration().name());
        }
    }

    private static final Result CHANGING = new Result.Pending("Inspector to change its settings");

    private final AwsClients clients;

    InspectorConfiguration(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public String name() {
        return "inspector.configuration";
    }

    private Inspector2Client client(Resource<State> resource) {
        return clients.client(Inspector2Client.class, resource.target());
    }

    @Override
    public Reading<State> read(Resource<State> resource) {
        try {
            return reading(client(resource).getConfiguration(request -> {}), resource.desired());
        } catch (ResourceNotFoundException notEnabled) {
            return new Reading.Absent<>();
        } catch (AccessDeniedException refused) {
            if (!Refusals.isAboutTheAccount(refused)) {
                throw refused;
            }
            return new Reading.Absent<>();
        }
    }

    private static Reading<State> reading(GetConfigurationResponse found, State desired) {
        Ec2ConfigurationState ec2 = found.ec2Configuration();
        EcrConfigurationState ecr = found.ecrConfiguration();
        // What Inspector does not tell cannot be decided here.
        String mode = desired.ec2ScanMode();
        String duration = desired.ecrRescanDuration();
        if (ec2 != null && ec2.scanModeState() != null) {
            if (ec2.scanModeState().scanModeStatus() == Ec2ScanModeStatus.PENDING) {
                return new Reading.Settling<>("Inspector to change how it scans instances");
            }
            mode = ec2.scanModeState().scanModeAsString();
        }
        if (ecr != null && ecr.rescanDurationState() != null) {
            EcrRescanDurationStatus status = ecr.rescanDurationState().status();
            if (status == EcrRescanDurationStatus.PENDING) {
                return new Reading.Settling<>("Inspector to change how long it scans images");
            }
            duration = ecr.rescanDurationState().rescanDurationAsString();
            if (status == EcrRescanDurationStatus.FAILED) {
                duration += " (failed)";
            }
        }
        return new Reading.Present<>(new State(mode, duration));
    }

    @Override
    public Result create(Resource<State> resource) {
        return set(resource, true, true);
    }

    @Override
    public Result update(Update<State> update) {
        return set(
                update.resource(),
                update.touches("ec2ScanMode"),
                update.touches("ecrRescanDuration"));
    }

    private Result set(Resource<State> resource, boolean ec2, boolean ecr) {
        UpdateConfigurationRequest.Builder request = UpdateConfigurationRequest.builder();
        if (ec2) {
            request.ec2Configuration(it -> it.scanMode(resource.desired().ec2ScanMode()));
        }
        if (ecr) {
            request.ecrConfiguration(
                    it -> it.rescanDuration(resource.desired().ecrRescanDuration()));
        }
        client(resource).updateConfiguration(request.build());
        return CHANGING;
    }

    /** What was not there before goes with the account's last scan type, which goes first. */
    @Override
    public Result delete(Removal<State> removal) {
        return new Result.Left("Inspector keeps its settings as long as it scans anything");
    }

    @Override
    public Set<String> readActions() {
        return Set.of("inspector2:GetConfiguration");
    }

    @Override
    public Set<String> writeActions() {
        return Set.of("inspector2:UpdateConfiguration");
    }
}
