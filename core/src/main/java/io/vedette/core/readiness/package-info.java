/** How ready an organization is: the reference's checklist, checked, answered and scored. */
@NullMarked
package io.vedette.core.readiness;

import org.jspecify.annotations.NullMarked;
