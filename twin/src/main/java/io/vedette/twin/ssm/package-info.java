/** The twin's Systems Manager: what is local to an account and region, without managed nodes. */
@NullMarked
package io.vedette.twin.ssm;

import org.jspecify.annotations.NullMarked;
