/** The twin's DynamoDB: tables of an account in a region, and their items. */
@NullMarked
package io.vedette.twin.dynamodb;

import org.jspecify.annotations.NullMarked;
