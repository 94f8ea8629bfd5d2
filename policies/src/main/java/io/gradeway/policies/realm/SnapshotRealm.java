package io.gradeway.policies.realm;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.UnknownAccountException;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.Permission;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.ImmutablePrincipalCollection;
import org.apache.shiro.subject.PrincipalCollection;
import org.jspecify.annotations.Nullable;

/**
 * A Shiro realm over accounts that never change. It authorises only: callers authenticate by
 * certificate or signed token, which the gateway verifies, so that no password is ever accepted
 * here. Immutable once built; thread-safe.
 */
final class SnapshotRealm extends AuthorizingRealm {
  private final Map<String, AuthorizationInfo> accounts = new HashMap<>();
  private final Map<String, PrincipalCollection> principals = new HashMap<>();

  SnapshotRealm(String name, Map<String, RealmFile.Account> held, RealmFile.Content content) {
    setName(name);
    setCachingEnabled(false);
    setAuthorizationCachingEnabled(false);
    held.forEach(
        (principal, account) -> {
          SimpleAuthorizationInfo info =
              new SimpleAuthorizationInfo(new LinkedHashSet<>(account.roles()));
          Set<Permission> permissions = new LinkedHashSet<>();
          account
              .roles()
              .forEach(
                  role ->
                      content
                          .roles()
                          .getOrDefault(role, List.of())
                          .forEach(text -> permissions.add(Permissions.granted(text))));
          info.setObjectPermissions(permissions);
          accounts.put(principal, info);
          principals.put(
              principal, ImmutablePrincipalCollection.ofSinglePrincipal(principal, name));
        });
  }

  boolean permits(String principal, Permission asked) {
    PrincipalCollection known = principals.get(principal);
    return known != null && isPermitted(known, asked);
  }

  @Override
  protected @Nullable AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection collection) {
    return accounts.get(String.valueOf(collection.getPrimaryPrincipal()));
  }

  @Override
  public boolean supports(AuthenticationToken token) {
    return false;
  }

  @Override
  protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
    throw new UnknownAccountException("this realm authorises only");
  }
}
