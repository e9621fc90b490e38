/**
 * What passes between the rooms of the house, in plain Java: topics and their columns, paths of the
 * data directory, the KPI catalogue, and the reports the services answer with.
 *
 * <p>A name that two services must agree on is written here and nowhere else. Nothing here depends
 * on a framework. The JSON form of every record is snake_case with timestamps in ISO-8601; money is
 * a decimal number, never binary floating point.
 */
package io.salespulse.contract;
