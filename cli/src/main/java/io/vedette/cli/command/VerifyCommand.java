package io.vedette.cli.command;

import io.vedette.aws.monitoring.TestNotification;
import io.vedette.cli.Environment;
import io.vedette.cli.ExitCode;
import io.vedette.cli.output.SentNotification;
import io.vedette.cli.output.Verdict;
import io.vedette.cli.output.VerifyOutput;
import io.vedette.cli.session.Session;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Verification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description =
                "Reads everything and says what is in place and how ready that is, with evidence.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Ends with 3 where a deployment is not in place. The checklist's other items, which"
                    + " people",
            "answer in vedette.yaml, count for the score and not for the exit code."
        })
final class VerifyCommand implements Callable<Integer> {

    private final Environment environment;
    @Mixin private Options options = new Options();

    @Option(
            names = "--send-test-notification",
            description =
                    "Also send a test message to the topic of critical alerts, and prove by a queue"
                            + " that is subscribed for it that it arrives.")
    private boolean sendTestNotification;

    VerifyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        try (Session session = options.open(environment)) {
            Plan plan = session.plan(options.selection());
            Verification verification = Verification.of(plan);
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            SentNotification notification = sendTestNotification ? sent(session) : null;
            Verdict verdict =
                    new Verdict(
                            session.organization(),
                            today,
                            verification,
                            session.readiness(plan, options.selection(), today),
                            session.alerts(plan, options.selection(), today),
                            notification,
                            session.calls(),
                            session.elapsed());
            new VerifyOutput(verdict, options.style(environment), options.verbose())
                    .print(environment.out(), options.format().name());
            boolean lost = notification != null && notification.arrivedAfter() == null;
            if (lost || plan.summary().unavailable() > 0) {
                return ExitCode.FAILED;
            }
            return verification.allPass() ? ExitCode.OK : ExitCode.PENDING;
        }
    }

    private static SentNotification sent(Session session) {
        TestNotification test = session.testNotification();
        return new SentNotification(test.topicArn(), test.send().orElse(null));
    }
}
