package io.vedette.twin.inspector2;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.model.Ec2ScanModeStatus;
import software.amazon.awssdk.services.inspector2.model.EcrConfiguration;
import software.amazon.awssdk.services.inspector2.model.EcrRescanDurationStatus;
import software.amazon.awssdk.services.inspector2.model.GetConfigurationResponse;
import software.amazon.awssdk.services.inspector2.model.UpdateConfigurationRequest;

/** The settings of scans; the administrator's are those of its members. */
final class Configuration {

    private final Ground ground;

    Configuration(Ground ground) {
        this.ground = ground;
    }

    GetConfigurationResponse get() {
        if (!ground.scanning(ground.account()).active()) {
            throw Refusal.notFound("Amazon Inspector is not enabled in the account.");
        }
        Settings settings =
                ground.world()
                        .peek(Settings.class, owner(), ground.region())
                        .orElseGet(Settings::new);
        boolean pending = settings.since.isAfter(ground.now());
        return GetConfigurationResponse.builder()
                .ec2Configuration(ec2 ->
                        ec2.scanModeState(state ->
                                state.scanMode(settings.scanMode)
                                        .scanModeStatus(
                                                pending
                                                        ? Ec2ScanModeStatus.PENDING
                                                        : Ec2ScanModeStatus.SUCCESS)))
                .ecrConfiguration(ecr ->
                        ecr.rescanDurationState(state ->
                                state.rescanDuration(settings.rescanDuration)
                                        .pullDateRescanDuration(settings.pullDateRescanDuration)
                                        .pullDateRescanMode(settings.pullDateRescanMode)
                                        .updatedAt(settings.updatedAt)
                                        .status(
                                                pending
                                                        ? EcrRescanDurationStatus.PENDING
                                                        : EcrRescanDurationStatus.SUCCESS)))
                .build();
    }

    private String owner() {
        String administrator = ground.administratorAccount();
        return administrator != null && ground.isMember(ground.account())
                ? administrator
                : ground.account();
    }

    void update(UpdateConfigurationRequest request) {
        ground.requireEnabled();
        if (ground.isMember(ground.account())) {
            throw Refusal.denied("Member account is not authorized to update the configuration.");
        }
        EcrConfiguration ecr = request.ecrConfiguration();
        if (ecr == null && request.ec2Configuration() == null) {
            throw Refusal.invalid("ecrConfiguration or ec2Configuration has to be given.");
        }
        Settings settings = ground.change(Settings.class, ground.account());
        if (request.ec2Configuration() != null) {
            settings.scanMode = request.ec2Configuration().scanModeAsString();
        }
        if (ecr != null) {
            settings.rescanDuration = ecr.rescanDurationAsString();
            settings.pullDateRescanDuration =
                    orElse(ecr.pullDateRescanDurationAsString(), settings.pullDateRescanDuration);
            settings.pullDateRescanMode =
                    orElse(ecr.pullDateRescanModeAsString(), settings.pullDateRescanMode);
        }
        settings.updatedAt = ground.now();
        settings.since = ground.in("configuration", Duration.ZERO);
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
