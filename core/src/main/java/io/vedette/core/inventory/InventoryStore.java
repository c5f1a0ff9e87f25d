package io.vedette.core.inventory;

import io.vedette.core.ledger.Ledger;

/** One place for what Vedette writes down about an organization. */
public interface InventoryStore {

    /** What was last said of every deployment. */
    Inventory inventory();

    /** What was there before Vedette. */
    Ledger ledger();

    /** Who may change the organization now. */
    Lease lease();
}
