@NullMarked
package io.vedette.twin.organizations;

import org.jspecify.annotations.NullMarked;
