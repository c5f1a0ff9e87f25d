package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.aws.IamActions;
import io.vedette.cli.session.DryDrawing;
import io.vedette.core.permission.AccountRole;
import io.vedette.core.permission.Permissions;
import io.vedette.core.permission.PolicyText;
import io.vedette.core.permission.Verb;
import io.vedette.twin.Calls;
import io.vedette.twin.Twin;
import io.vedette.twin.fault.FaultScript;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PermissionsTest {

    @TempDir private Path directory;

    @Test
    void everyCallOfAPlanAndAnApplyIsGrantedInTheAccountThatMakesIt() {
        try (Acme acme = Acme.inMemory(FaultScript.NONE)) {
            acme.twin().calls().clear();
            acme.plan();
            assertThat(refused(acme.twin(), Verb.PLAN)).isEmpty();
            acme.twin().calls().clear();
            acme.apply();
            assertThat(refused(acme.twin(), Verb.APPLY)).isEmpty();
        }
    }

    @Test
    void planningTakesNoActionThatChangesAnything() {
        Permissions plan = new DryDrawing(Acme.BASELINE).permissions(Verb.PLAN);

        plan.actions()
                .forEach((role, actions) ->
                        assertThat(actions.keySet())
                                .as(role.word())
                                .allMatch(it ->
                                        it.matches(
                                                "\\w+:(Get|List|Describe|BatchGet).*|dynamodb:Scan|sts:.*")));
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void noPolicyIsLongerThanIamAllowsOrHasAWildcardAction(Verb verb) {
        Permissions permissions = new DryDrawing(Acme.BASELINE).permissions(verb);

        for (AccountRole role : AccountRole.values()) {
            for (PolicyText policy : permissions.policies(role)) {
                assertThat(policy.length()).isLessThanOrEqualTo(PolicyText.LONGEST);
                assertThat(policy.document().findValues("Action"))
                        .flatExtracting(
                                node -> node.valueStream().map(it -> it.asString()).toList())
                        .noneMatch(it -> it.contains("*"));
            }
        }
    }

    @Test
    void refusesToPrintWhatNothingNeedsYet() {
        CommandRun run =
                CommandRun.in(
                        directory,
                        "permissions",
                        "-f",
                        Repository.file("examples/acme/vedette.yaml").toString(),
                        "--for",
                        "respond");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("does not respond yet");
    }

    /** What was called and is not granted, as {@code role action}. */
    private static Set<String> refused(Twin twin, Verb verb) {
        Permissions permissions = new DryDrawing(Acme.BASELINE).permissions(verb);
        Set<String> refused = new TreeSet<>();
        for (Calls.Call call : twin.calls().made()) {
            if (!IamActions.isRestricted(call.service(), call.operation())) {
                continue;
            }
            String action = IamActions.of(call.service(), call.operation());
            AccountRole role = role(call.caller().account());
            if (!permissions.actions().getOrDefault(role, Map.of()).containsKey(action)) {
                refused.add(role.word() + " " + action);
            }
        }
        return refused;
    }

    private static AccountRole role(String account) {
        return switch (account) {
            case "111111111111" -> AccountRole.MANAGEMENT;
            case "222222222222" -> AccountRole.SECURITY_TOOLING;
            case "333333333333" -> AccountRole.LOG_ARCHIVE;
            default -> AccountRole.MEMBER;
        };
    }
}
