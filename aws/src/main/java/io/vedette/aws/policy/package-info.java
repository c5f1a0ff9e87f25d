/**
 * Policy documents: what they say, compared without regard to spelling, and merged by statement id.
 */
@NullMarked
package io.vedette.aws.policy;

import org.jspecify.annotations.NullMarked;
