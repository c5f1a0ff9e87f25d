/** The inventory in DynamoDB: its tables, and what is written into them. */
@NullMarked
package io.vedette.aws.inventory;

import org.jspecify.annotations.NullMarked;
