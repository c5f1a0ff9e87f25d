package io.vedette.twin.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Proves that extract_models.py was run after its list changed, and that the SDK and the models
 * speak of the same members.
 */
class ModelResourcesTest {

    /**
     * What the models know and the SDK in use does not: newer members, and the two of CopyObject
     * that the SDK renames (DestinationBucket, DestinationKey) and insists on itself.
     */
    private static final Set<String> UNKNOWN_TO_THE_SDK =
            Set.of(
                    "cloudwatch.EvaluationCriteria",
                    "cloudwatch.EvaluationInterval",
                    "cloudwatch.Tags",
                    "config.Tags",
                    "dynamodb.GlobalTableSettingsReplicationMode",
                    "dynamodb.GlobalTableSourceArn",
                    "kms.DryRunModifiers",
                    "logs.deliverySourceConfiguration",
                    "logs.maxItems",
                    "logs.nextToken",
                    "logs.parameters",
                    "s3.Bucket",
                    "s3.BucketNamespace",
                    "s3.Key",
                    "securityhub.UpdateAutomationRulesRequestItems.Criteria.FirstObservedAt.DateRange.Comparison",
                    "ssm.AssociationDispatchAssumeRole");

    private final ServiceModels models = new ServiceModels(() -> "id");

    /** A line of operations.txt. */
    record Listed(String service, String operation) {

        /** The builder of the SDK's request, which has the request's fields. */
        SdkPojo request() throws ReflectiveOperationException {
            String sdkPackage =
                    switch (service) {
                        case "logs" -> "cloudwatchlogs";
                        case "events" -> "eventbridge";
                        case "elb" -> "elasticloadbalancing";
                        case "elbv2" -> "elasticloadbalancingv2";
                        default -> service;
                    };
            String sdkOperation = operation.replace("AWS", "Aws").replace("IPSet", "IpSet");
            Object builder =
                    Class.forName(
                                    "software.amazon.awssdk.services.%s.model.%sRequest"
                                            .formatted(sdkPackage, sdkOperation))
                            .getMethod("builder")
                            .invoke(null);
            return (SdkPojo) builder;
        }
    }

    static List<Listed> listed() throws IOException {
        return Files.readAllLines(Path.of("src/main/python/operations.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" ", 2))
                .map(words -> new Listed(words[0], words[1]))
                .toList();
    }

    static List<String> services() throws IOException {
        return listed().stream().map(Listed::service).distinct().toList();
    }

    @Test
    void coverExactlyTheListedOperations() throws IOException {
        Stream<Listed> modeled =
                services().stream()
                        .flatMap(service ->
                                models.model(service).operations().keySet().stream()
                                        .map(name -> new Listed(service, name)));
        assertThat(listed()).hasSizeGreaterThan(450);
        assertThat(modeled).containsExactlyInAnyOrderElementsOf(listed());
    }

    @ParameterizedTest
    @MethodSource("services")
    void holdOnlyPatternsThatJavaCompiles(String service) throws IOException {
        List<String> rejected = new ArrayList<>();
        for (JsonNode shape : file(service).get("shapes")) {
            JsonNode pattern = shape.get("pattern");
            try {
                if (pattern != null) {
                    Pattern.compile(pattern.asString());
                }
            } catch (PatternSyntaxException e) {
                rejected.add(pattern.asString());
            }
        }
        assertThat(rejected).isEmpty();
    }

    private static JsonNode file(String service) throws IOException {
        try (InputStream json = ServiceModels.class.getResourceAsStream(service + ".json")) {
            return new JsonMapper().readTree(Objects.requireNonNull(json));
        }
    }

    /** Otherwise a check would silently never run: members are matched by name. */
    @Test
    void askOnlyForMembersThatTheSdkCanSend() throws Exception {
        Set<String> unknown = new HashSet<>();
        Set<Shape> seen = new HashSet<>();
        for (Listed listed : listed()) {
            Shape.Structure input =
                    Objects.requireNonNull(
                                    models.model(listed.service())
                                            .operations()
                                            .get(listed.operation()))
                            .input();
            unsendable(listed.service(), listed.request(), input, seen, unknown);
        }
        assertThat(unknown).containsExactlyInAnyOrderElementsOf(UNKNOWN_TO_THE_SDK);
    }

    private static void unsendable(
            String path, SdkPojo pojo, Shape.Structure shape, Set<Shape> seen, Set<String> found) {
        if (!seen.add(shape)) {
            return;
        }
        Set<String> sendable = new HashSet<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            sendable.add(field.memberName());
            Shape.Member member = shape.member(field.memberName());
            if (member != null && member.shape() != null) {
                descend(path + "." + field.memberName(), field, member.shape(), seen, found);
            }
        }
        shape.members()
                .forEach((name, member) -> {
                    if (!sendable.contains(name)) {
                        found.add(path + "." + name);
                    }
                });
    }

    private static void descend(
            String path, SdkField<?> field, Shape shape, Set<Shape> seen, Set<String> found) {
        switch (shape) {
            case Shape.Structure structure ->
                    unsendable(path, field.constructor().get(), structure, seen, found);
            case Shape.Sequence(Range _, Shape element) when element != null ->
                    descend(
                            path,
                            field.getTrait(ListTrait.class).memberFieldInfo(),
                            element,
                            seen,
                            found);
            case Shape.Dictionary(Range _, Shape _, Shape value) when value != null ->
                    descend(
                            path,
                            field.getTrait(MapTrait.class).valueFieldInfo(),
                            value,
                            seen,
                            found);
            case Shape.Sequence _,
                    Shape.Dictionary _,
                    Shape.Text _,
                    Shape.Numeric _,
                    Shape.Blob _ -> {}
        }
    }
}
