/**
 * The contract suite: the same tests against the twin and against {@code moto_server} over HTTP,
 * which must agree.
 *
 * <p>A contract is a {@code @ParameterizedClass} over {@link io.vedette.aws.contract.Cloud}; each
 * of its tests works in accounts of its own, so that all run in parallel on one server.
 */
@NullMarked
package io.vedette.aws.contract;

import org.jspecify.annotations.NullMarked;
