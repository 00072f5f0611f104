/**
 * OData 4.01 query options ({@code $filter}, {@code $top} …) as ARM and Microsoft Graph take them: parsed within bounds
 * into records, and an evaluator for filters over values at hand.
 */
package dev.gatehouse.http.odata;
