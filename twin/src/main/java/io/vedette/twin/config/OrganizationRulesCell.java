package io.vedette.twin.config;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The organization rules that an administrator keeps in a region. */
final class OrganizationRulesCell {

    private NavigableMap<String, StoredOrganizationRule> rules = new TreeMap<>();

    NavigableMap<String, StoredOrganizationRule> rules() {
        return rules;
    }
}
