package io.vedette.cli.output;

import io.vedette.core.organization.Organization;
import io.vedette.core.organization.Target;
import io.vedette.core.organization.Topology;
import io.vedette.core.resource.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts that several of the JSON outputs have in common; field names are a contract. */
final class Json {

    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode organization(Organization organization) {
        ObjectNode json = object();
        switch (organization.topology()) {
            case Topology.AwsOrganization(String id, var management) -> {
                json.put("id", id);
                json.put("management_account", management.value());
            }
            case Topology.SeparateAccounts _ -> {
                json.putNull("id");
                json.putNull("management_account");
            }
        }
        json.put("security_tooling_account", organization.securityTooling().value());
        json.put("log_archive_account", organization.logArchive().value());
        json.put("home_region", organization.home().code());
        ArrayNode regions = json.putArray("regions");
        organization.regions().forEach(region -> regions.add(region.code()));
        json.put("accounts", organization.accounts().size());
        json.put("targets", organization.targets().size());
        return json;
    }

    static void target(ObjectNode json, Target target) {
        json.put("account", target.account().value());
        json.put("region", target.region().code());
    }

    static void reason(ObjectNode json, @Nullable String reason) {
        if (reason == null || reason.isEmpty()) {
            json.putNull("reason");
        } else {
            json.put("reason", reason);
        }
    }

    static void differences(ObjectNode json, List<Difference> differences) {
        ArrayNode array = json.putArray("differences");
        for (Difference difference : differences) {
            ObjectNode one = array.addObject();
            one.put("path", difference.path());
            one.set("before", MAPPER.valueToTree(difference.before()));
            one.set("after", MAPPER.valueToTree(difference.after()));
        }
    }
}
