package io.vedette.aws.macie;

import io.vedette.aws.AwsClients;
import io.vedette.core.VedetteException;
import io.vedette.core.organization.Target;
import io.vedette.core.resource.Result;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.AutomatedDiscoveryStatus;
import software.amazon.awssdk.services.macie2.model.GetMacieSessionResponse;

/**
 * Notes which Macie an account has for itself before it is enrolled, and puts it back once the
 * account is nobody's member: both in the account itself, where nobody else may.
 */
record FormerSessions(AwsClients clients) {

    /** The IAM actions that noting takes. */
    static final Set<String> READ =
            Set.of("macie2:GetAutomatedDiscoveryConfiguration", "macie2:GetMacieSession");

    /** The IAM actions that putting back takes. */
    static final Set<String> RESTORE =
            Set.of("macie2:DisableMacie", "macie2:UpdateAutomatedDiscoveryConfiguration");

    /** The account's session; unknown where the account cannot be worked in. */
    FormerSession note(Target account) {
        Macie2Client macie = macie(account);
        try {
            Optional<GetMacieSessionResponse> session =
                    Answers.ifOn(() -> macie.getMacieSession(it -> {}));
            return session.map(it -> new FormerSession(it.statusAsString(), discovery(macie)))
                    .orElse(FormerSession.NONE);
        } catch (AwsServiceException | SdkClientException | VedetteException unreachable) {
            // The administrator enrols accounts that Vedette has no role in; they must not stop it.
            return FormerSession.UNKNOWN;
        }
    }

    private static @Nullable String discovery(Macie2Client macie) {
        return Answers.ifItsPlace(() -> macie.getAutomatedDiscoveryConfiguration(it -> {}))
                .map(it -> it.statusAsString())
                .orElse(null);
    }

    /** Makes the account's Macie what it was, which may be off. */
    Result restore(Target account, FormerSession former) {
        if (former.equals(FormerSession.UNKNOWN)) {
            return new Result.Left(
                    "Macie stays on there: nobody could ask, before the account was enrolled,"
                            + " whether it was on");
        }
        return Answers.attempt(() -> {
            if (former.equals(FormerSession.NONE)) {
                Answers.ifOn(() -> macie(account).disableMacie(it -> {}));
            } else {
                restoreDiscovery(macie(account), former.automatedDiscovery());
            }
            return Result.done();
        });
    }

    private static void restoreDiscovery(Macie2Client macie, @Nullable String former) {
        if (former != null && !former.equals(discovery(macie))) {
            macie.updateAutomatedDiscoveryConfiguration(
                    it -> it.status(AutomatedDiscoveryStatus.fromValue(former)));
        }
    }

    private Macie2Client macie(Target account) {
        return clients.client(Macie2Client.class, account);
    }
}
