package io.vedette.core.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CloudFormation template of the role that Vedette takes in an account: one template for every
 * account, as a StackSet needs it, where each account gets the policies of what it is.
 */
public final class RoleTemplate {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String roleName;
    private final Permissions permissions;
    private final Map<AccountRole, String> accounts;

    /**
     * A template.
     *
     * @param roleName the name of the role, as the baseline has it
     * @param accounts the ids of the accounts that the baseline names; of the management account it
     *     knows none, so that one is a parameter
     */
    public RoleTemplate(
            String roleName, Permissions permissions, Map<AccountRole, String> accounts) {
        this.roleName = roleName;
        this.permissions = permissions;
        this.accounts = Map.copyOf(accounts);
    }

    /** The template as JSON. */
    public String text() {
        ObjectNode template = JSON.createObjectNode();
        template.put("AWSTemplateFormatVersion", "2010-09-09");
        template.put(
                "Description",
                "The role that Vedette takes. Deploy it as a StackSet to all accounts, and as a"
                        + " stack of its own to the management account.");
        parameters(template.putObject("Parameters"));
        conditions(template.putObject("Conditions"));
        resources(template.putObject("Resources"));
        return JSON.writeValueAsString(template);
    }

    private void parameters(ObjectNode parameters) {
        ObjectNode name = parameters.putObject("RoleName");
        name.put("Type", "String");
        name.put("Default", roleName);
        name.put("Description", "What vedette.yaml calls organization.access-role.");
        ObjectNode trusted = parameters.putObject("TrustedPrincipal");
        trusted.put("Type", "String");
        trusted.put("Description", "The ARN of the IAM role that Vedette runs with.");
        trusted.put("AllowedPattern", "arn:aws[a-z-]*:iam::\\d{12}:(role|user)/.+");
        if (has(AccountRole.MANAGEMENT)) {
            ObjectNode management = parameters.putObject("ManagementAccount");
            management.put("Type", "String");
            management.put("Description", "The id of the organization's management account.");
            management.put("AllowedPattern", "\\d{12}");
        }
    }

    private void conditions(ObjectNode conditions) {
        List<String> special = new ArrayList<>();
        for (AccountRole role : AccountRole.values()) {
            if (role != AccountRole.MEMBER && has(role)) {
                special.add(condition(role));
                ArrayNode equal = conditions.putObject(condition(role)).putArray("Fn::Equals");
                equal.addObject().put("Ref", "AWS::AccountId");
                String id = accounts.get(role);
                if (id == null) {
                    equal.addObject().put("Ref", "ManagementAccount");
                } else {
                    equal.add(id);
                }
            }
        }
        if (!has(AccountRole.MEMBER)) {
            return;
        }
        ArrayNode not = conditions.putObject(condition(AccountRole.MEMBER)).putArray("Fn::Not");
        if (special.size() == 1) {
            not.addObject().put("Condition", special.getFirst());
        } else {
            ArrayNode any = not.addObject().putArray("Fn::Or");
            special.forEach(it -> any.addObject().put("Condition", it));
        }
    }

    private void resources(ObjectNode resources) {
        role(resources.putObject("Role"));
        for (AccountRole role : AccountRole.values()) {
            List<PolicyText> policies = permissions.policies(role);
            for (int i = 0; i < policies.size(); i++) {
                ObjectNode policy = resources.putObject(role.title() + "Policy" + (i + 1));
                policy.put("Type", "AWS::IAM::ManagedPolicy");
                policy.put("Condition", condition(role));
                ObjectNode properties = policy.putObject("Properties");
                properties.put(
                        "Description", "What Vedette does in a %s account".formatted(role.word()));
                properties.putArray("Roles").addObject().put("Ref", "Role");
                properties.set("PolicyDocument", policies.get(i).document());
            }
        }
    }

    private static void role(ObjectNode role) {
        role.put("Type", "AWS::IAM::Role");
        ObjectNode properties = role.putObject("Properties");
        properties.putObject("RoleName").put("Ref", "RoleName");
        properties.put("MaxSessionDuration", 3600);
        ObjectNode trust = properties.putObject("AssumeRolePolicyDocument");
        trust.put("Version", "2012-10-17");
        ObjectNode statement = trust.putArray("Statement").addObject();
        statement.put("Effect", "Allow");
        statement.putObject("Principal").putObject("AWS").put("Ref", "TrustedPrincipal");
        statement.put("Action", "sts:AssumeRole");
    }

    private boolean has(AccountRole role) {
        return permissions.actions().containsKey(role);
    }

    private static String condition(AccountRole role) {
        return "Is" + role.title();
    }
}
