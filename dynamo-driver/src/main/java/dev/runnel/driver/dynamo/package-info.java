/** A driver for DynamoDB, over the asynchronous client of the AWS SDK. */
@NullMarked
package dev.runnel.driver.dynamo;

import org.jspecify.annotations.NullMarked;
