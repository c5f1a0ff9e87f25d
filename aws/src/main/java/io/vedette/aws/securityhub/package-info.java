/** Security Hub in accounts and organizations, configured centrally or account by account. */
@NullMarked
package io.vedette.aws.securityhub;

import org.jspecify.annotations.NullMarked;
