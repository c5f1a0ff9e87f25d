/** The organization as AWS describes it: accounts, regions, targets and topology. */
@NullMarked
package io.vedette.core.organization;

import org.jspecify.annotations.NullMarked;
