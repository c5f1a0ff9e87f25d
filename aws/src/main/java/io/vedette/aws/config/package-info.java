/** What Vedette keeps in AWS Config: recorders, delivery, retention, aggregation and rules. */
@NullMarked
package io.vedette.aws.config;

import org.jspecify.annotations.NullMarked;
