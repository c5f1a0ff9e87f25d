package io.vedette.core.baseline;

import io.vedette.core.catalog.Catalog;
import io.vedette.core.catalog.CatalogEntry;
import io.vedette.core.catalog.Facility;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes {@code vedette.yaml} as a JSON Schema, drawn from the records that it is read into,
 * their defaults, and the comments of the template.
 *
 * <p>Editors complete and check a file with it. What only Vedette itself can check, such as numbers
 * that depend on each other, it leaves out.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
public final class BaselineSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final SettingsSchema settings = new SettingsSchema(TemplateComments.read());

    private BaselineSchema() {}

    /** The schema as the text of a file. */
    public static String text() {
        return BaselineJson.MAPPER
                        .writer()
                        .with(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(new BaselineSchema().document())
                + "\n";
    }

    private ObjectNode document() {
        ObjectNode document = json.objectNode();
        document.put("$schema", DIALECT);
        document.put("title", "vedette.yaml");
        document.put(
                "description", "What should be in place in every account of an AWS organization.");
        ObjectNode properties = SettingsSchema.closedObject(document);
        properties.set("organization", organization());
        properties.set("tools", section(Catalog.tools()));
        properties.set("logging", section(Catalog.logSources()));
        for (Facility facility : Facility.values()) {
            properties.set(facility.path(), item(Catalog.of(facility)));
        }
        properties.set("cost", cost());
        properties.set("readiness", readiness());
        document.putArray("required").add("organization");
        return document;
    }

    private ObjectNode organization() {
        JsonNode defaults = BaselineJson.MAPPER.valueToTree(BaselineDefaults.ORGANIZATION);
        ObjectNode schema =
                settings.of(
                        "organization", OrganizationSettings.class, defaults, json.objectNode());
        ObjectNode listed = json.objectNode();
        listed.putObject("properties")
                .putObject("type")
                .put("const", BaselineJson.word(OrganizationSettings.Type.NONE));
        listed.putArray("required").add("type");
        schema.set("if", listed);
        ObjectNode whereListed = schema.putObject("then");
        whereListed.putObject("properties").putObject("accounts").put("minItems", 1);
        whereListed.putArray("required").add("accounts");
        ObjectNode whereAsked = schema.putObject("else");
        whereAsked.putObject("properties").putObject("accounts").put("maxItems", 0);
        whereAsked.putArray("required").add("security-tooling-account").add("log-archive-account");
        return schema;
    }

    private ObjectNode cost() {
        JsonNode defaults = BaselineJson.MAPPER.valueToTree(CostSettings.NONE);
        return settings.of("cost", CostSettings.class, defaults, json.objectNode());
    }

    private ObjectNode readiness() {
        JsonNode defaults = BaselineJson.MAPPER.valueToTree(ReadinessSettings.NONE);
        return settings.of("readiness", ReadinessSettings.class, defaults, json.objectNode());
    }

    private ObjectNode section(List<? extends CatalogEntry> entries) {
        ObjectNode schema = json.objectNode();
        ObjectNode properties = SettingsSchema.closedObject(schema);
        entries.forEach(entry -> properties.set(entry.item().id(), item(entry)));
        return schema;
    }

    private ObjectNode item(CatalogEntry entry) {
        ObjectNode item = json.objectNode().put("description", entry.description());
        JsonNode defaults = BaselineJson.MAPPER.valueToTree(entry.defaults());
        settings.of(entry.item().path(), entry.defaults().getClass(), defaults, item);
        return item;
    }
}
