package io.vedette.aws.guardduty;

import io.vedette.core.resource.Resource;
import io.vedette.core.resource.ResourceId;
import io.vedette.core.resource.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.UnprocessedAccount;

/** Tells what GuardDuty refused, of what it answers to a request about several accounts. */
final class Refusals {

    private Refusals() {}

    /** AWS's own words, with the code. */
    static String describe(BadRequestException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null
                ? String.valueOf(refused.getMessage())
                : "%s (%s)".formatted(details.errorMessage(), details.errorCode());
    }

    /** One result a resource: the given one, or refused where AWS left the account unprocessed. */
    static <S extends Record> Map<ResourceId, Result> results(
            String operation,
            List<Resource<S>> asked,
            List<UnprocessedAccount> unprocessed,
            Result otherwise) {
        Map<String, String> reasons = new HashMap<>();
        unprocessed.forEach(account -> reasons.put(account.accountId(), account.result()));
        Map<ResourceId, Result> results = new HashMap<>();
        for (Resource<S> resource : asked) {
            String reason = reasons.get(resource.target().account().value());
            results.put(
                    resource.id(),
                    reason == null || isAlreadySo(reason)
                            ? otherwise
                            : new Result.Refused(
                                    "%s left the account unprocessed: %s"
                                            .formatted(operation, reason)));
        }
        return results;
    }

    /** One result a membership that was to end; an account that is no member is as it should be. */
    static <S extends Record> Map<ResourceId, Result> ended(
            String operation, List<Resource<S>> asked, List<UnprocessedAccount> unprocessed) {
        List<UnprocessedAccount> still =
                unprocessed.stream()
                        .filter(it -> !it.result().contains("is not an associated member"))
                        .toList();
        return results(operation, asked, still, Result.done());
    }

    /** The same result for every resource. */
    static <S extends Record> Map<ResourceId, Result> all(List<Resource<S>> asked, Result result) {
        Map<ResourceId, Result> results = new HashMap<>();
        asked.forEach(resource -> results.put(resource.id(), result));
        return results;
    }

    private static boolean isAlreadySo(String reason) {
        return reason.contains("already a member or associated member of the current account");
    }
}
