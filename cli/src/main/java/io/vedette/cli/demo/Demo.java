package io.vedette.cli.demo;

import io.vedette.cli.Environment;
import io.vedette.cli.output.PlanOutput;
import io.vedette.cli.output.ProgressLine;
import io.vedette.cli.output.ReadinessTable;
import io.vedette.cli.output.RunOutput;
import io.vedette.cli.output.Style;
import io.vedette.cli.output.Verdict;
import io.vedette.cli.output.VerifyOutput;
import io.vedette.cli.session.Session;
import io.vedette.cli.session.TwinCloud;
import io.vedette.cli.session.TwinFiles;
import io.vedette.core.baseline.Baseline;
import io.vedette.core.baseline.BaselineReader;
import io.vedette.core.execution.Journal;
import io.vedette.core.execution.Outcome;
import io.vedette.core.execution.RunReport;
import io.vedette.core.organization.AccountId;
import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Region;
import io.vedette.core.organization.Target;
import io.vedette.core.plan.Plan;
import io.vedette.core.plan.Selection;
import io.vedette.core.plan.Verification;
import io.vedette.core.readiness.Readiness;
import io.vedette.twin.services.Happenings;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Tells the story of a baseline on the example organization: planned, put in place, tampered with,
 * found out, repaired. Every number in it is read from the simulated organization.
 */
public final class Demo {

    private static final int OPEN_CALLS = 64;
    private static final AccountId VICTIM = new AccountId("415203917782");
    private static final Region WEST = new Region("us-west-2");

    private final PrintWriter out;
    private final Environment environment;
    private final Style style;
    private int chapter;
    private boolean asTold = true;

    public Demo(Environment environment, Style style) {
        this.environment = environment;
        this.out = environment.out();
        this.style = style;
    }

    /** Tells it; the answer is whether everything went as the story says. */
    public boolean tell() {
        Baseline baseline =
                BaselineReader.parse(
                        "examples/acme/vedette.yaml", TwinFiles.acmeFile("vedette.yaml"));
        try (TwinCloud cloud = TwinFiles.demo()) {
            say(
                    "Acme runs fifteen accounts. Somebody tried GuardDuty in one of them, a team"
                        + " keeps a Config recorder of its own, one account is suspended, and one"
                        + " region is enabled in a few accounts only.",
                    "All of this is simulated in this process: no AWS account is touched, and time"
                            + " is simulated too.");
            chapter("How ready is Acme? (vedette verify)");
            Readiness before = readiness(baseline, cloud);
            chapter("What would it take, and what would it cost? (vedette plan)");
            plan(baseline, cloud);
            chapter("Put it in place. (vedette apply)");
            RunReport first = apply(baseline, cloud);
            expect(
                    first.summary().failed() == 0,
                    "nothing failed; what is not done yet waits for its first logs");
            chapter("Again. There should be nothing left to do. (vedette plan)");
            Plan second = plan(baseline, cloud);
            expect(!second.changesSomething(), "the second plan is empty");
            connections(second);
            Pager pager = pager(baseline, cloud);
            sabotage(baseline, cloud);
            chapter("Ten minutes later, a pager rings.");
            cloud.time().sleep(Duration.ofMinutes(10));
            new Happenings(cloud.twin()).alarmsCatchUp();
            List<String> rung = pager.rung();
            rung.forEach(it -> out.println("  " + it));
            expect(
                    rung.stream().anyMatch(it -> it.contains("cloudtrail-changes")),
                    "whoever is on call hears of the trail");
            chapter("An hour later: find it. (vedette verify)");
            cloud.time().sleep(Duration.ofHours(1));
            expect(!verify(baseline, cloud).verification().allPass(), "the tampering is found");
            plan(baseline, cloud);
            chapter("Repair it, and only it. (vedette apply)");
            RunReport repair = apply(baseline, cloud);
            expect(repair.changed() == 4, "exactly four resources were repaired");
            chapter("Another hour later, the trail delivers again. (vedette apply)");
            cloud.time().sleep(Duration.ofHours(1));
            RunReport last = apply(baseline, cloud);
            expect(
                    last.deployments().stream()
                            .allMatch(it ->
                                    it.outcome() instanceof Outcome.Done
                                            || it.outcome() instanceof Outcome.Skipped),
                    "every deployment is done, or skipped with a reason");
            chapter("And now? (vedette verify)");
            Verdict after = verify(baseline, cloud);
            expect(after.verification().allPass(), "everything is in place again");
            expect(
                    after.readiness().score() > before.score(),
                    "readiness went from %.0f %% to %.0f %%"
                            .formatted(before.score() * 100, after.readiness().score() * 100));
        }
        out.println();
        out.println(
                asTold
                        ? style.good("That is the whole story. Try it yourself: ")
                                + "./vedette init > vedette.yaml, then ./vedette plan --twin"
                                + " acme.twin"
                        : style.bad("The story did not go as it should; see above."));
        out.flush();
        return asTold;
    }

    private Pager pager(Baseline baseline, TwinCloud cloud) {
        try (Session session = session(baseline, cloud)) {
            Organization organization = session.organization();
            Pager pager =
                    new Pager(
                            cloud.twin(),
                            new Target(organization.securityTooling(), organization.home()));
            pager.listen();
            pager.rung();
            return pager;
        }
    }

    private void sabotage(Baseline baseline, TwinCloud cloud) {
        chapter("Somebody with too many rights has a bad day.");
        try (Session session = session(baseline, cloud)) {
            Sabotage sabotage = new Sabotage(cloud.twin(), session.organization());
            sabotage.suspendMember(VICTIM, WEST);
            sabotage.stopTrail("vedette");
            sabotage.deleteRule("encrypted-volumes", WEST);
        }
        out.printf(
                "  guardduty:UpdateOrganizationConfiguration, no account enrolled any more, in"
                        + " %s%n",
                WEST);
        out.printf("  guardduty:StopMonitoringMembers for %s in %s%n", VICTIM, WEST);
        out.println("  cloudtrail:StopLogging on the organization's trail");
        out.printf("  config:DeleteOrganizationConfigRule encrypted-volumes in %s%n", WEST);
    }

    private void connections(Plan plan) {
        chapter("Which tool tells which?");
        Connections connections = new Connections(plan);
        connections.print(out);
        expect(connections.complete(), "every tool's findings reach those that need them");
    }

    private Plan plan(Baseline baseline, TwinCloud cloud) {
        try (Session session = session(baseline, cloud)) {
            Plan plan = session.plan(Selection.EVERYTHING);
            new PlanOutput(plan, session, style, false).print(out, "TABLE");
            return plan;
        }
    }

    private RunReport apply(Baseline baseline, TwinCloud cloud) {
        try (Session session = session(baseline, cloud)) {
            RunReport report = carryOut(session);
            new RunOutput(report, session, style).print(out, "TABLE");
            return report;
        }
    }

    private RunReport carryOut(Session session) {
        Plan plan = session.plan(Selection.EVERYTHING);
        try (ProgressLine progress =
                new ProgressLine(environment.err(), environment.interactive(), style)) {
            return session.executor(Journal.NONE, progress).run(plan, "demo-" + chapter);
        }
    }

    private Readiness readiness(Baseline baseline, TwinCloud cloud) {
        try (Session session = session(baseline, cloud)) {
            Readiness readiness = verdict(session).readiness();
            ReadinessTable.scores(readiness).print(out, "  ");
            return readiness;
        }
    }

    private Verdict verify(Baseline baseline, TwinCloud cloud) {
        try (Session session = session(baseline, cloud)) {
            Verdict verdict = verdict(session);
            new VerifyOutput(verdict, style, false).print(out, "TABLE");
            return verdict;
        }
    }

    private static Verdict verdict(Session session) {
        Plan plan = session.plan(Selection.EVERYTHING);
        LocalDate today = LocalDate.ofInstant(session.time().now(), ZoneOffset.UTC);
        return new Verdict(
                session.organization(),
                today,
                Verification.of(plan),
                session.readiness(plan, Selection.EVERYTHING, today),
                session.alerts(plan, Selection.EVERYTHING, today),
                null,
                session.calls(),
                session.elapsed());
    }

    /** Each command is a session of its own, as it would be on the command line. */
    private static Session session(Baseline baseline, TwinCloud cloud) {
        return new Session(baseline, cloud.shared(), OPEN_CALLS);
    }

    private void chapter(String title) {
        chapter++;
        out.println();
        out.println(style.strong("%d. %s".formatted(chapter, title)));
        out.println();
        out.flush();
    }

    private void say(String... sentences) {
        for (String sentence : sentences) {
            out.println(sentence);
        }
    }

    private void expect(boolean fact, String sentence) {
        asTold &= fact;
        out.println(
                fact
                        ? style.good("  As told: " + sentence + ".")
                        : style.bad("  NOT so: " + sentence + "."));
    }
}
