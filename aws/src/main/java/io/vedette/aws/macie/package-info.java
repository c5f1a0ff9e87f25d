/** Macie: administrator, sessions, members, discovery, data identifiers, allow lists and jobs. */
@NullMarked
package io.vedette.aws.macie;

import org.jspecify.annotations.NullMarked;
