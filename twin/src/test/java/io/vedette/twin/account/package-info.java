@NullMarked
package io.vedette.twin.account;

import org.jspecify.annotations.NullMarked;
