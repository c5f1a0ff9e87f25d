package io.vedette.twin;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The organization's tree: its accounts and organizational units. Who may act for it is in {@link
 * Delegations}.
 *
 * <p>Read it through {@link World#organization()}. An account outside any organization is a tree
 * without an id.
 */
public final class Organization {

    private @Nullable String id;
    private @Nullable String rootId;
    private @Nullable String managementAccount;
    private NavigableMap<String, Account> accounts = new TreeMap<>();
    private NavigableMap<String, OrganizationalUnit> units = new TreeMap<>();

    /**
     * Whether the accounts form an organization; without one, Organizations answers "not in use".
     */
    public boolean inUse() {
        return id != null;
    }

    public String id() {
        return required(id);
    }

    public String rootId() {
        return required(rootId);
    }

    public String managementAccount() {
        return required(managementAccount);
    }

    public boolean isManagement(String account) {
        return account.equals(managementAccount);
    }

    public Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** All accounts, of any state, by id. */
    public Collection<Account> accounts() {
        return accounts.values();
    }

    /** The accounts that are directly in the root or unit. */
    public List<Account> accountsIn(String parent) {
        return accounts.values().stream()
                .filter(account -> account.parent().equals(parent))
                .toList();
    }

    public Optional<OrganizationalUnit> unit(String id) {
        return Optional.ofNullable(units.get(id));
    }

    /** The units that are directly in the root or unit. */
    public List<OrganizationalUnit> unitsIn(String parent) {
        return units.values().stream().filter(unit -> unit.parent().equals(parent)).toList();
    }

    public boolean hasParent(String id) {
        return id.equals(rootId) || units.containsKey(id);
    }

    /** Makes the accounts an organization. */
    public void found(String id, String rootId, String managementAccount) {
        this.id = id;
        this.rootId = rootId;
        this.managementAccount = managementAccount;
    }

    /** Adds the account, or replaces what is known of it. */
    public void put(Account account) {
        accounts.put(account.id(), account);
    }

    public void put(OrganizationalUnit unit) {
        units.put(unit.id(), unit);
    }

    private static String required(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("there is no organization");
        }
        return value;
    }
}
