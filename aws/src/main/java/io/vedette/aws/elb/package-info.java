/** Elastic Load Balancing: the logs that load balancers write to S3. */
@NullMarked
package io.vedette.aws.elb;

import org.jspecify.annotations.NullMarked;
