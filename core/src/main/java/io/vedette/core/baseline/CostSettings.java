package io.vedette.core.baseline;

import io.vedette.core.organization.AccountId;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The volumes that a cost estimate is made from; a volume that is not stated stays unknown.
 *
 * @param volumes what passes through an account in a month, in all its regions together
 * @param accounts the volumes of single accounts where they differ
 */
public record CostSettings(
        Map<Volume, BigDecimal> volumes, Map<AccountId, Map<Volume, BigDecimal>> accounts) {

    /** Nothing stated. */
    public static final CostSettings NONE = new CostSettings(Map.of(), Map.of());

    public CostSettings {
        volumes = stated("volumes", volumes);
        Map<AccountId, Map<Volume, BigDecimal>> byAccount = new TreeMap<>();
        accounts.forEach(
                (account, its) -> byAccount.put(account, stated("accounts." + account, its)));
        accounts = Map.copyOf(byAccount);
    }

    /** A volume of an account; empty where it is not stated. */
    public Optional<BigDecimal> volume(AccountId account, Volume volume) {
        BigDecimal own = accounts.getOrDefault(account, Map.of()).get(volume);
        return Optional.ofNullable(own == null ? volumes.get(volume) : own);
    }

    private static Map<Volume, BigDecimal> stated(
            String path, Map<Volume, ? extends @Nullable BigDecimal> volumes) {
        Map<Volume, BigDecimal> stated = new EnumMap<>(Volume.class);
        volumes.forEach((volume, quantity) -> {
            if (quantity == null) {
                return;
            }
            if (quantity.signum() < 0) {
                throw new IllegalArgumentException(
                        "%s: %s is %s; expected 0 or more"
                                .formatted(path, volume, quantity.toPlainString()));
            }
            stated.put(volume, quantity);
        });
        return Map.copyOf(stated);
    }
}
