package io.vedette.aws.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.KindOnTwin;
import io.vedette.core.catalog.InspectorAttributes;
import io.vedette.core.catalog.InspectorSettings.EcrRescanDuration;
import io.vedette.core.catalog.InspectorSettings.ScanType;
import io.vedette.core.execution.Outcome;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Resource;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.FilterCriteria;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;

class InspectorScanningTest {

    private static final Target PARIS =
            new Target(new AccountId("333333333333"), new Region("eu-west-3"));

    private final KindOnTwin twin = new KindOnTwin();
    private final InspectorScanning kind = InspectorScanning.ofAccounts(twin.clients());

    private Resource<InspectorScanning.State> scanning(Target target, String... types) {
        return Resource.of(kind, target, "scanning", new InspectorScanning.State(Set.of(types)));
    }

    @Test
    void turnsTheOthersOnWhereAwsRefusesOneType() {
        Resource<InspectorScanning.State> wanted = scanning(PARIS, "EC2", "LAMBDA", "LAMBDA_CODE");
        assertThat(twin.apply(wanted).get(wanted.id()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        it ->
                                assertThat(it.why())
                                        .contains("Inspector does not offer LAMBDA_CODE here"));
        String account = PARIS.account().value();
        assertThat(
                        AccountStates.read(
                                        twin.client(Inspector2Client.class, PARIS), Set.of(account))
                                .scanTypes(account))
                .containsExactly("EC2", "LAMBDA");
    }

    @Test
    void turnsOnBeforeItTurnsOffSoThatNothingIsForgotten() {
        Resource<InspectorScanning.State> before = scanning(KindOnTwin.HOME, "ECR");
        twin.apply(before);
        Inspector2Client own = twin.client(Inspector2Client.class, KindOnTwin.HOME);
        own.createFilter(it ->
                it.name("ours").action("NONE").filterCriteria(FilterCriteria.builder().build()));
        Resource<InspectorScanning.State> after = scanning(KindOnTwin.HOME, "EC2");
        assertThat(twin.change(after)).isEqualTo("[scanTypes: [ECR] -> [EC2]]");
        assertThat(twin.apply(after)).containsValue(new Outcome.Done());
        assertThat(twin.change(after)).isEmpty();
        assertThat(own.listFilters(it -> {}).filters()).hasSize(1);
    }

    @Test
    void speaksOfScanTypesAndDurationsInInspectorsWords() {
        Set<String> known =
                ResourceScanType.knownValues().stream()
                        .map(ResourceScanType::toString)
                        .collect(Collectors.toSet());
        assertThat(Arrays.stream(ScanType.values()).map(ScanType::name))
                .containsExactlyInAnyOrderElementsOf(known);
        assertThat(Arrays.stream(EcrRescanDuration.values()).map(EcrRescanDuration::name))
                .containsExactlyInAnyOrderElementsOf(
                        software
                                .amazon
                                .awssdk
                                .services
                                .inspector2
                                .model
                                .EcrRescanDuration
                                .knownValues()
                                .stream()
                                .map(Enum::name)
                                .toList());
    }

    @Test
    void knowsTheAttributesOfFindingsThatInspectorKnows() {
        Set<String> attributes = new TreeSet<>(InspectorAttributes.TEXTS);
        attributes.addAll(InspectorAttributes.NUMBERS);
        attributes.addAll(InspectorAttributes.TAGS);
        assertThat(FilterCriteria.builder().build().sdkFields().stream().map(SdkField::memberName))
                .containsAll(attributes)
                .filteredOn(it -> !attributes.contains(it))
                .containsExactlyInAnyOrder(
                        "ecrImageLastInUseAt",
                        "ecrImagePushedAt",
                        "epssScore",
                        "firstObservedAt",
                        "lambdaFunctionLastModifiedAt",
                        "lastObservedAt",
                        "updatedAt");
    }
}
