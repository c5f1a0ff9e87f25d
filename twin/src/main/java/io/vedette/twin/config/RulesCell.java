package io.vedette.twin.config;

import io.vedette.twin.Settling;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The rules of an account and region, and what is done about their findings, by rule. */
final class RulesCell implements Settling {

    private NavigableMap<String, StoredRule> rules = new TreeMap<>();
    private NavigableMap<String, NavigableMap<String, Object>> remediations = new TreeMap<>();

    @Override
    public void settle(Instant now) {
        rules.values().removeIf(rule -> rule.isGone(now));
    }

    NavigableMap<String, StoredRule> rules() {
        return rules;
    }

    /** Shapes {@code RemediationConfiguration}, by the name of their rule. */
    NavigableMap<String, NavigableMap<String, Object>> remediations() {
        return remediations;
    }
}
