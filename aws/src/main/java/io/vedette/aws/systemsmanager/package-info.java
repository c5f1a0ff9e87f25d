/** Puts AWS Systems Manager in place, which every account and region has for itself. */
@NullMarked
package io.vedette.aws.systemsmanager;

import org.jspecify.annotations.NullMarked;
