package io.gradeway.gateway.identity;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/** Reads the principal from a chain that TLS has verified, RFC 5280. */
final class ClientCertificate {
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final String URI_PREFIX = "gradeway:";
  private static final int URI_NAME = 6;

  private ClientCertificate() {}

  /**
   * The system a chain names: its URI {@code gradeway:<name>} among the subject's alternative
   * names, else its common name.
   */
  static String principal(List<X509Certificate> chain, Instant now) throws IdentityRefused {
    X509Certificate own = chain.get(0);
    try {
      // A connection may outlive the certificate it was opened with.
      for (X509Certificate certificate : chain) {
        certificate.checkValidity(Date.from(now));
      }
      List<String> usages = own.getExtendedKeyUsage();
      boolean[] keyUsage = own.getKeyUsage();
      boolean mayAuthenticate =
          usages != null && usages.contains(CLIENT_AUTH) && (keyUsage == null || keyUsage[0]);
      if (!mayAuthenticate || own.getBasicConstraints() >= 0) {
        throw new IdentityRefused(Refusals.CERTIFICATE);
      }
      List<String> names = uriNames(own.getSubjectAlternativeNames());
      if (names.isEmpty()) {
        names = commonNames(own);
      }
      if (names.size() != 1 || !Words.isName(names.get(0))) {
        throw new IdentityRefused(Refusals.CERTIFICATE);
      }
      return names.get(0);
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      throw new IdentityRefused(Refusals.CERTIFICATE_TERM);
    } catch (CertificateParsingException | InvalidNameException e) {
      throw new IdentityRefused(Refusals.CERTIFICATE);
    }
  }

  private static List<String> uriNames(@Nullable Collection<List<?>> alternatives) {
    List<String> names = new ArrayList<>();
    if (alternatives != null) {
      for (List<?> alternative : alternatives) {
        boolean uri = alternative.get(0) instanceof Integer type && type == URI_NAME;
        if (uri && alternative.get(1) instanceof String text && text.startsWith(URI_PREFIX)) {
          names.add(text.substring(URI_PREFIX.length()));
        }
      }
    }
    return names;
  }

  private static List<String> commonNames(X509Certificate own) throws InvalidNameException {
    List<String> names = new ArrayList<>();
    for (Rdn part : new LdapName(own.getSubjectX500Principal().getName()).getRdns()) {
      boolean single = part.size() == 1;
      if (part.getType().equalsIgnoreCase("CN")) {
        names.add(single && part.getValue() instanceof String text ? text : "");
      }
    }
    return names;
  }
}
