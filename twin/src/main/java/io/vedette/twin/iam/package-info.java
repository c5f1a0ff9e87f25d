/** The twin's IAM: roles, their policies, managed policies and service-linked roles. */
@NullMarked
package io.vedette.twin.iam;

import org.jspecify.annotations.NullMarked;
