/** Security Hub's kinds, driven by the engine on a twin. */
@NullMarked
package io.vedette.aws.securityhub;

import org.jspecify.annotations.NullMarked;
