package io.vedette.twin.eventbridge;

import io.vedette.twin.World;
import io.vedette.twin.logs.LogDelivery;
import io.vedette.twin.sns.TopicDelivery;
import io.vedette.twin.sqs.QueueDelivery;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hands events to the targets of rules that let EventBridge by their own policies. */
record EventTargets(World world) {

    private static final String PRINCIPAL = "events.amazonaws.com";
    private static final Pattern LOG_GROUP =
            Pattern.compile("arn:aws:logs:([\\w-]+):(\\d{12}):log-group:([^:*]+)(?::\\*)?");

    /** The rule that sends, and its account. */
    record Sender(String account, String rule) {}

    /** What became of an event. */
    enum Answer {
        TAKEN,
        REFUSED,
        /** The target is none that is simulated. */
        UNKNOWN
    }

    Answer invoke(String event, Sender sender, String target) {
        Map<String, String> request =
                Map.of("aws:SourceArn", sender.rule(), "aws:SourceAccount", sender.account());
        if (target.startsWith("arn:aws:sns:")) {
            return answer(
                    new TopicDelivery(world).publish(target, PRINCIPAL, request, null, event));
        }
        if (target.startsWith("arn:aws:sqs:")) {
            return answer(new QueueDelivery(world).deliver(target, PRINCIPAL, request, event));
        }
        Matcher group = LOG_GROUP.matcher(target);
        return group.matches() ? log(event, group, request) : Answer.UNKNOWN;
    }

    /** EventBridge names the stream itself. */
    private Answer log(String event, Matcher group, Map<String, String> request) {
        LogDelivery logs = new LogDelivery(world);
        String account = group.group(2);
        String region = group.group(1);
        return answer(
                logs.lets(account, region, group.group(3), PRINCIPAL, request)
                        && logs.deliver(account, region, group.group(3), "events", List.of(event)));
    }

    private static Answer answer(boolean taken) {
        return taken ? Answer.TAKEN : Answer.REFUSED;
    }
}
