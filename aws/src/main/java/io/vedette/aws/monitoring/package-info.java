/** What watches and raises alarms, drawn from the kinds of CloudWatch, SNS and EventBridge. */
@NullMarked
package io.vedette.aws.monitoring;

import org.jspecify.annotations.NullMarked;
