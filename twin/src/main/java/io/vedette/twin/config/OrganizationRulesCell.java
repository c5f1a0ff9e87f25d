package io.vedette.twin.config;

import io.vedette.twin.Settling;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The organization rules that an administrator keeps in a region. */
final class OrganizationRulesCell implements Settling {

    private NavigableMap<String, StoredOrganizationRule> rules = new TreeMap<>();

    @Override
    public void settle(Instant now) {
        rules.values().removeIf(rule -> rule.isGone(now));
    }

    NavigableMap<String, StoredOrganizationRule> rules() {
        return rules;
    }
}
