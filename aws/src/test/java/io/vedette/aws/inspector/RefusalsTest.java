package io.vedette.aws.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.resource.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.inspector2.model.AccessDeniedException;
import software.amazon.awssdk.services.inspector2.model.ErrorCode;
import software.amazon.awssdk.services.inspector2.model.FailedAccount;
import software.amazon.awssdk.services.inspector2.model.Inspector2Exception;

class RefusalsTest {

    private static FailedAccount failed(String code) {
        return FailedAccount.builder()
                .accountId("111122223333")
                .errorCode(code)
                .errorMessage("the reason")
                .build();
    }

    private static Result result(ErrorCode code) {
        return Refusals.result("Enable", failed(code.toString()));
    }

    private static AccessDeniedException denied(String message) {
        AwsErrorDetails details =
                AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage(message)
                        .build();
        Inspector2Exception.Builder builder = AccessDeniedException.builder();
        return (AccessDeniedException) builder.awsErrorDetails(details).build();
    }

    @Test
    void takesAnEnabledAccountForDone() {
        assertThat(result(ErrorCode.ALREADY_ENABLED)).isEqualTo(Result.done());
    }

    @ParameterizedTest
    @EnumSource(names = {"ENABLE_IN_PROGRESS", "DISABLE_IN_PROGRESS", "SUSPEND_IN_PROGRESS"})
    void waitsForWhatIsUnderWay(ErrorCode code) {
        assertThat(result(code)).isInstanceOf(Result.Pending.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SSM_THROTTLED", "EVENTBRIDGE_THROTTLED"})
    void asksAgainWhereAnotherServiceThrottles(ErrorCode code) {
        assertThat(Refusals.isWorthAnotherTry(failed(code.toString()))).isTrue();
        assertThat(result(code))
                .isInstanceOfSatisfying(
                        Result.Pending.class,
                        it -> assertThat(it.waitingFor()).contains(code.toString()));
    }

    @Test
    void leavesToAPolicyWhatItOwns() {
        assertThat(result(ErrorCode.BLOCKED_BY_ORGANIZATION_POLICY))
                .isInstanceOfSatisfying(
                        Result.Left.class,
                        it -> assertThat(it.why()).contains("owned by an organization policy"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {
                "ALREADY_ENABLED",
                "ENABLE_IN_PROGRESS",
                "DISABLE_IN_PROGRESS",
                "SUSPEND_IN_PROGRESS",
                "SSM_THROTTLED",
                "EVENTBRIDGE_THROTTLED",
                "BLOCKED_BY_ORGANIZATION_POLICY",
                "UNKNOWN_TO_SDK_VERSION"
            })
    void reportsEverythingElseWithItsCode(ErrorCode code) {
        assertThat(result(code))
                .isEqualTo(
                        new Result.Refused(
                                "Enable failed for the account: %s: the reason".formatted(code)));
    }

    @Test
    void reportsCodesThatInspectorAddsLater() {
        assertThat(Refusals.result("Enable", failed("MOON_PHASE")))
                .isEqualTo(
                        new Result.Refused(
                                "Enable failed for the account: MOON_PHASE: the reason"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invoking account is not enabled.",
                "Member account 111122223333 is not authorized to disable itself."
            })
    void tellsHowAnAccountStands(String message) {
        assertThat(Refusals.isAboutTheAccount(denied(message))).isTrue();
    }

    @Test
    void tellsMissingRights() {
        assertThat(
                        Refusals.isAboutTheAccount(
                                denied(
                                        "User: arn:aws:sts::111122223333:assumed-role/r/s is not"
                                                + " authorized to perform: inspector2:ListMembers")))
                .isFalse();
    }
}
