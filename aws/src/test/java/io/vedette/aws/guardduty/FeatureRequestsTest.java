package io.vedette.aws.guardduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vedette.core.resource.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;

class FeatureRequestsTest {

    private final List<List<String>> calls = new ArrayList<>();

    private Result send(String... features) {
        Map<String, String> asked = new TreeMap<>();
        for (String feature : features) {
            asked.put(feature, "ENABLED");
        }
        return FeatureRequests.send(asked, (name, _) -> name, this::call);
    }

    private void call(List<String> features) {
        calls.add(features);
        if (features.contains("RDS_LOGIN_EVENTS")) {
            throw BadRequestException.builder()
                    .awsErrorDetails(
                            AwsErrorDetails.builder()
                                    .errorCode("BadRequestException")
                                    .errorMessage("not here")
                                    .build())
                    .build();
        }
    }

    @Test
    void setsAllInOneCall() {
        assertThat(send("EKS_AUDIT_LOGS", "S3_DATA_EVENTS")).isEqualTo(Result.done());
        assertThat(calls).containsExactly(List.of("EKS_AUDIT_LOGS", "S3_DATA_EVENTS"));
    }

    @Test
    void setsTheOthersWhereOneIsRefusedAndNamesThatOne() {
        assertThat(send("EKS_AUDIT_LOGS", "RDS_LOGIN_EVENTS", "S3_DATA_EVENTS"))
                .isEqualTo(new Result.Refused("RDS_LOGIN_EVENTS: not here (BadRequestException)"));
        assertThat(calls).contains(List.of("EKS_AUDIT_LOGS"), List.of("S3_DATA_EVENTS")).hasSize(4);
    }

    @Test
    void leavesTheRefusalOfASingleFeatureToTheEngine() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> send("RDS_LOGIN_EVENTS"));
    }
}
