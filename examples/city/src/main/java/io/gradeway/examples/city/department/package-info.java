/**
 * The three departments' own services, as they stood before anybody governed them: plain HTTP on
 * loopback, clear data, each with its own habits (member names in pinyin or English) and its own
 * faults. The front door is {@code Departments}; nothing here knows of a gateway.
 */
@NullMarked
package io.gradeway.examples.city.department;

import org.jspecify.annotations.NullMarked;
