package io.vedette.twin.ssm;

import static software.amazon.awssdk.services.ssm.model.DocumentType.AUTOMATION;
import static software.amazon.awssdk.services.ssm.model.DocumentType.COMMAND;
import static software.amazon.awssdk.services.ssm.model.DocumentType.SESSION;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.model.DocumentType;

/** Documents that AWS has in every account and region; a few of the many. */
final class AmazonDocuments {

    /**
     * One of them.
     *
     * @param parameters the names of its parameters
     */
    record AmazonDocument(String name, DocumentType type, Set<String> parameters) {

        String schema() {
            return switch (type) {
                case AUTOMATION -> "0.3";
                case SESSION -> "1.0";
                default -> "2.2";
            };
        }

        /** Says no more than which parameters there are. */
        String content() {
            TreeMap<String, String> declared = new TreeMap<>();
            parameters.forEach(
                    it -> declared.put(it, "\"%s\":{\"type\":\"String\"}".formatted(it)));
            return "{\"schemaVersion\":\"%s\",\"description\":\"%s\",\"parameters\":{%s}}"
                    .formatted(schema(), name, String.join(",", declared.values()));
        }
    }

    private static final NavigableMap<String, AmazonDocument> DOCUMENTS = new TreeMap<>();

    static {
        add(
                COMMAND,
                "AWS-GatherSoftwareInventory",
                "applications",
                "awsComponents",
                "billingInfo",
                "customInventory",
                "customInventoryDirectory",
                "files",
                "instanceDetailedInformation",
                "networkConfig",
                "services",
                "windowsRegistry",
                "windowsRoles",
                "windowsUpdates");
        add(
                COMMAND,
                "AWS-RunPatchBaseline",
                "AssociationId",
                "BaselineOverride",
                "InstallOverrideList",
                "Operation",
                "RebootOption",
                "SnapshotId");
        add(COMMAND, "AWS-RunShellScript", "commands", "executionTimeout", "workingDirectory");
        add(COMMAND, "AWS-RunPowerShellScript", "commands", "executionTimeout", "workingDirectory");
        add(COMMAND, "AWS-UpdateSSMAgent", "allowDowngrade", "version");
        add(SESSION, "AWS-StartPortForwardingSession", "localPortNumber", "portNumber");
        add(SESSION, "AWS-StartInteractiveCommand", "command");
        add(AUTOMATION, "AWS-CreateSnapshot", "AutomationAssumeRole", "Description", "VolumeId");
        add(AUTOMATION, "AWS-RestartEC2Instance", "AutomationAssumeRole", "InstanceId");
        add(AUTOMATION, "AWS-StartEC2Instance", "AutomationAssumeRole", "InstanceId");
        add(AUTOMATION, "AWS-StopEC2Instance", "AutomationAssumeRole", "InstanceId");
        add(
                AUTOMATION,
                "AWS-DisablePublicAccessForSecurityGroup",
                "AutomationAssumeRole",
                "GroupId",
                "IpAddressToBlock");
        add(AUTOMATION, "AWSIncidents-CriticalIncidentRunbookTemplate", "AutomationAssumeRole");
        add(
                AUTOMATION,
                "AWSSupport-TroubleshootConnectivityToRDS",
                "AutomationAssumeRole",
                "DBInstanceIdentifier",
                "SourceInstance");
        add(AUTOMATION, "AWSSupport-ContainEC2Instance", "AutomationAssumeRole", "InstanceId");
    }

    private AmazonDocuments() {}

    private static void add(DocumentType type, String name, String... parameters) {
        DOCUMENTS.put(name, new AmazonDocument(name, type, Set.of(parameters)));
    }

    static Collection<AmazonDocument> all() {
        return DOCUMENTS.values();
    }

    static Optional<AmazonDocument> find(String name) {
        return Optional.ofNullable(DOCUMENTS.get(name));
    }
}
