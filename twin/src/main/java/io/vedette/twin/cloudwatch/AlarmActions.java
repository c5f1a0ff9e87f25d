package io.vedette.twin.cloudwatch;

import io.vedette.twin.World;
import io.vedette.twin.cloudwatch.AlarmsState.SavedAlarm;
import io.vedette.twin.sns.TopicDelivery;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does what an alarm does when its state changes: notifies SNS topics. Other actions do nothing.
 */
record AlarmActions(World world) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PRINCIPAL = "cloudwatch.amazonaws.com";

    void take(String account, String region, String name, SavedAlarm alarm, String before) {
        if (Boolean.FALSE.equals(alarm.settings().get("ActionsEnabled"))) {
            return;
        }
        String arn = arn(account, region, name);
        Map<String, String> request = Map.of("aws:SourceArn", arn, "aws:SourceAccount", account);
        String message = message(account, region, name, alarm, before);
        for (Object action : actions(alarm)) {
            new TopicDelivery(world)
                    .publish(
                            action.toString(),
                            PRINCIPAL,
                            request,
                            "%s: \"%s\" in %s".formatted(alarm.value(), name, region),
                            message);
        }
    }

    static String arn(String account, String region, String name) {
        return "arn:aws:cloudwatch:%s:%s:alarm:%s".formatted(region, account, name);
    }

    private static List<?> actions(SavedAlarm alarm) {
        String member =
                switch (alarm.value()) {
                    case AlarmsState.ALARM -> "AlarmActions";
                    case AlarmsState.OK -> "OKActions";
                    default -> "InsufficientDataActions";
                };
        return alarm.settings().get(member) instanceof List<?> actions ? actions : List.of();
    }

    private static String message(
            String account, String region, String name, SavedAlarm alarm, String before) {
        ObjectNode message = JSON.createObjectNode();
        message.put("AlarmName", name);
        message.put("AlarmDescription", String.valueOf(alarm.settings().get("AlarmDescription")));
        message.put("AWSAccountId", account).put("Region", region);
        message.put("NewStateValue", alarm.value()).put("NewStateReason", alarm.reason());
        message.put("StateChangeTime", alarm.changed().toString());
        message.put("AlarmArn", arn(account, region, name));
        if (!before.isEmpty()) {
            message.put("OldStateValue", before);
        }
        return message.toString();
    }
}
