package io.vedette.twin.config;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The rules of an account and region, and what is done about their findings, by rule. */
final class RulesCell {

    private NavigableMap<String, StoredRule> rules = new TreeMap<>();
    private NavigableMap<String, NavigableMap<String, Object>> remediations = new TreeMap<>();

    NavigableMap<String, StoredRule> rules() {
        return rules;
    }

    /** Shapes {@code RemediationConfiguration}, by the name of their rule. */
    NavigableMap<String, NavigableMap<String, Object>> remediations() {
        return remediations;
    }
}
