/**
 * Who may call and with what rights: {@link io.gradeway.policies.realm.SubjectDirectory} over
 * Apache Shiro. Only Shiro's realm and wildcard permissions are used: no sessions, no RememberMe,
 * no thread context, so that it is safe on event loops.
 */
@NullMarked
package io.gradeway.policies.realm;

import org.jspecify.annotations.NullMarked;
